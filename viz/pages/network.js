// The network: vis-network draws and moves it, everything on it is painted by marks.js and labels.js.
const cursor = { hover: null };
const columns = { left: new Set(), right: new Set() };
const islands = new Map();
let stretch = 1; // the overview's columns move apart or together to fill the room

const spotOf = (node) => ({ x: node.x * stretch, y: node.y });

function findIslands() {
  for (const node of NODES) if (node.kind === 'township') islands.set(node.id, { radius: node.size + 30, members: 0, contacts: 0 });
  for (const node of NODES) {
    const island = node.kind === 'township' ? null : islands.get(node.group);
    if (!island) continue;
    const home = byId.get(node.group);
    island.radius = Math.max(island.radius, Math.hypot(node.x - home.x, node.y - home.y) + node.size + 12);
    if (node.kind === 'member') island.members += node.count;
    if (node.kind === 'contact') island.contacts += node.count;
  }
  const homes = NODES.filter((node) => islands.has(node.id));
  const [low, high] = [Math.min(...homes.map((n) => n.x)), Math.max(...homes.map((n) => n.x))];
  for (const node of NODES) {
    if (islands.has(node.id) || islands.has(node.group)) continue;
    if (node.x < low) columns.left.add(node.id);
    if (node.x > high) columns.right.add(node.id);
  }
}
const islandOf = (id) => islands.get(id) ?? { radius: 0, members: 0, contacts: 0 };
if (PAGE.kind === 'islands') findIslands();

const paint = (node) => ({ ctx, x, y, state }) => ({
  drawNode: () => drawNode(ctx, node, x, y, state.hover || node.id === view.focus || node.id === cursor.hover),
  nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
});
const nodeStyle = (node) => ({ id: node.id, ...spotOf(node), shape: 'custom', ctxRenderer: paint(node), hidden: !isVisible(node) });

function rgba(hex, alpha) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return `rgba(${r},${g},${b},${alpha})`;
}

// A line takes the colour of its more telling end: a side column's where it has one, else the lower rank's.
function lineColor(edge) {
  const ends = [byId.get(edge.from), byId.get(edge.to)].filter((node) => !isTally(node));
  const side = ends.find((node) => columns.left.has(node.id) || columns.right.has(node.id));
  const best = side ?? ends.sort((a, b) => kindOf(a).rank - kindOf(b).rank)[0];
  return best ? kindOf(best).color : COLORS.muted;
}

const heaviest = Math.max(1, ...EDGES.filter((e) => e.verdict !== 'gap').map((e) => e.weight));

function lineStyle(edge) {
  const { verdict, weight } = lineOf(edge);
  const gap = verdict === 'gap';
  const overview = PAGE.kind === 'overview';
  const color = gap ? COLORS.gap : overview ? COLORS.covered : lineColor(edge);
  const strong = overview ? (weight / heaviest) ** 1.4 : 0;
  const calm = gap ? 0.42 : overview ? 0.1 + 0.55 * strong : edge.faint ? 0.07 : edge.curved ? 0.13 : 0.42;
  const focused = inFocus(edge);
  const alpha = focused ? 0.85 : view.near ? 0.05 : calm;
  const thick = gap ? 1.3 : overview ? 0.9 + 6 * strong : edge.curved ? 1.1 : 1.6;
  const shade = rgba(color, alpha);
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    width: focused ? thick + 0.8 : thick,
    dashes: gap ? [5, 4] : false,
    hidden: !isLineVisible(edge),
    color: { color: shade, highlight: shade, hover: shade, inherit: false },
    smooth: edge.curved ? { enabled: true, type: 'cubicBezier', forceDirection: 'horizontal', roundness: 0.5 } : false,
  };
}

const nodeSet = new vis.DataSet(NODES.map(nodeStyle));
const edgeSet = new vis.DataSet(EDGES.map(lineStyle));
const network = new vis.Network($('net'), { nodes: nodeSet, edges: edgeSet }, JSON.parse(DATA.options));

// Islands: a soft disc under each township; a gap is a dashed red disc, unknown a dotted grey one.
const DISC = {
  gap: ['rgba(215,48,31,.065)', 'rgba(215,48,31,.6)', 2, [9, 7]],
  unknown: ['rgba(141,153,168,.10)', 'rgba(93,107,126,.6)', 1.6, [2, 5]],
  '': ['rgba(31,95,168,.045)', 'rgba(31,95,168,.16)', 1, []],
};
network.on('beforeDrawing', (ctx) => {
  if (view.hidden.has('township')) return;
  for (const [id, island] of islands) {
    const home = byId.get(id);
    const [fill, rim, width, dash] = DISC[stateOf(id).verdict] ?? DISC[''];
    ctx.save();
    ctx.globalAlpha = view.near && !view.near.has(id) ? 0.3 : 1;
    ctx.beginPath();
    ctx.arc(home.x, home.y, island.radius, 0, 2 * Math.PI);
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.lineWidth = width;
    ctx.strokeStyle = rim;
    ctx.setLineDash(dash);
    ctx.stroke();
    ctx.restore();
  }
});
network.on('afterDrawing', drawLabels);

function redraw() {
  nodeSet.update(NODES.map((node) => ({ id: node.id, ...spotOf(node), hidden: !isVisible(node) })));
  edgeSet.update(EDGES.map(lineStyle));
}

// Room in pixels that labels need beside the outermost marks.
function margins() {
  const measure = document.createElement('canvas').getContext('2d');
  const widest = (side) =>
    Math.max(0, ...NODES.filter((n) => sideOf(n) === side).map((n) => widthOf(measure, `700 13.5px ${FONT}`, shortened(n.label)))) + 24;
  return { left: widest('left'), right: Math.max(widest('right'), PAGE.kind === 'overview' ? 90 : 0), top: PAGE.kind === 'islands' ? 16 : 26, bottom: $('hint').offsetHeight + (PAGE.kind === 'ego' ? 36 : 18) };
}

function bounds(nodes) {
  const boxes = nodes.map((node) => {
    const island = islands.get(node.id);
    const r = island ? island.radius : node.size;
    return [node.x - r, node.x + r, node.y - r - (island ? 62 : 0), node.y + r];
  });
  const pick = (i, f) => f(...boxes.map((box) => box[i]));
  return { left: pick(0, Math.min), right: pick(1, Math.max), top: pick(2, Math.min), bottom: pick(3, Math.max) };
}

function fit(nodes = NODES, most = 1.6, animated = false) {
  if (!nodes.length) return;
  const room = margins();
  const box = bounds(nodes);
  const stage = $('net');
  const wide = Math.max(80, stage.clientWidth - room.left - room.right);
  const high = Math.max(80, stage.clientHeight - room.top - room.bottom);
  const vertical = high / (box.bottom - box.top);
  if (PAGE.kind === 'overview' && nodes === NODES) {
    stretch = Math.min(2.4, Math.max(0.3, wide / vertical / (box.right - box.left)));
    redraw();
  }
  const scale = Math.min(most, vertical, wide / ((box.right - box.left) * stretch));
  const position = {
    x: ((box.left + box.right) / 2) * stretch + (room.right - room.left) / 2 / scale,
    y: (box.top + box.bottom) / 2 + (room.bottom - room.top) / 2 / scale,
  };
  network.moveTo({ position, scale, animation: animated && !CALM ? { duration: 320, easingFunction: 'easeInOutQuad' } : false });
}
const CALM = matchMedia('(prefers-reduced-motion: reduce)').matches;
