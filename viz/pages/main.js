// Puts the page together: buttons, keys, pointer.
function refresh() {
  redraw();
  drawKpis();
  drawLegend();
  drawBars();
  drawHeat();
  drawTime();
  const nothing = view.onlyGaps && !NODES.some((node) => isVisible(node) && keepsInGaps(node));
  $('blank').hidden = Boolean(NODES.length) && !nothing;
  $('blank').textContent = NODES.length ? say('no_gap') : say('empty');
}

function press(id, on) {
  $(id).setAttribute('aria-pressed', String(on));
}

function toggleGaps() {
  view.onlyGaps = !view.onlyGaps;
  press('only-gaps', view.onlyGaps);
  setFocus(view.focus);
}

function toggleCollapse() {
  const put = view.collapsed.size === 0;
  view.collapsed = new Set(put ? NODES.filter((node) => node.kind === 'township').map((node) => node.id) : []);
  press('collapse', put);
  $('collapse').textContent = say(put ? 'expand' : 'collapse');
  refresh();
}

function collapseOne(id) {
  if (!view.collapsed.delete(id)) view.collapsed.add(id);
  setFocus(null);
}

function toggleHeat() {
  view.heat = !view.heat;
  press('toggle-heat', view.heat);
  $('heat').hidden = !view.heat;
  document.body.classList.toggle('no-heat', !view.heat);
  network.setSize('100%', '100%');
  network.redraw();
  fit();
}

// The next visible node in the direction of an arrow key, near ones and straight ones first.
function step(dx, dy) {
  const here = byId.get(cursor.hover ?? view.focus ?? PAGE.centre) ?? NODES.find(isVisible);
  if (!here) return;
  let best = null;
  for (const node of NODES) {
    if (node === here || !isVisible(node)) continue;
    const [x, y] = [(node.x - here.x) * stretch, node.y - here.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead > 1 && (!best || ahead + 2.2 * aside < best.cost)) best = { node, cost: ahead + 2.2 * aside };
  }
  if (best) point(best.node);
}

function point(node) {
  cursor.hover = node.id;
  showTip(node);
  $('spoken').textContent = [node.label, kindLine(node), verdictWord(node.kind, stateOf(node.id).verdict)].filter(Boolean).join(', ');
  network.redraw();
}

function reset() {
  $('search').value = '';
  drawHits();
  cursor.hover = null;
  hideTip();
  setFocus(null);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = {
  '/': () => $('search').focus(),
  Escape: reset,
  g: toggleGaps,
  f: () => fit(NODES, 1.6, true),
  h: () => MATRIX && toggleHeat(),
  c: () => !$('collapse').hidden && toggleCollapse(),
};

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.tagName === 'INPUT' && event.key !== 'Escape') return;
  const onNet = event.target === $('net');
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (onNet && ARROWS[event.key]) step(...ARROWS[event.key]);
  else if (onNet && event.key === 'Enter' && cursor.hover !== null) setFocus(cursor.hover);
  else if (act) act();
  else return;
  event.preventDefault();
}

function startPointer() {
  network.on('click', ({ nodes }) => setFocus(nodes.length ? nodes[0] : null));
  network.on('doubleClick', ({ nodes }) => {
    const node = byId.get(nodes[0]);
    if (!node) return;
    if (node.kind === 'township' && !$('collapse').hidden) collapseOne(node.id);
    const group = MATRIX ? MATRIX.groups.findIndex((axis) => axis.node === node.id) : -1;
    if (group >= 0) openGroup(group);
  });
  network.on('hoverNode', ({ node }) => {
    cursor.hover = node;
    showTip(byId.get(node));
    $('net').classList.add('pointing');
  });
  network.on('blurNode', () => {
    cursor.hover = null;
    hideTip();
    $('net').classList.remove('pointing');
  });
  for (const event of ['dragStart', 'zoom']) network.on(event, hideTip);
}

function start() {
  $('subtitle').textContent = [say('as_of', { day: PAGE.asOf }), PAGE.subtitle].filter(Boolean).join(' · ');
  const islandsHere = NODES.some((node) => node.kind === 'township') && NODES.some((node) => SMALL.has(node.kind) && byId.has(node.group));
  $('collapse').hidden = !islandsHere;
  $('toggle-heat').hidden = !MATRIX;
  $('hint').textContent = [say('hint'), islandsHere ? say('hint_collapse') : ''].filter(Boolean).join(' · ');
  document.body.classList.add(PAGE.kind);
  document.body.classList.toggle('timed', PAGE.periods.length > 1);
  $('only-gaps').addEventListener('click', toggleGaps);
  $('collapse').addEventListener('click', toggleCollapse);
  $('toggle-heat').addEventListener('click', toggleHeat);
  $('fit').addEventListener('click', () => fit(NODES, 1.6, true));
  $('save').addEventListener('click', save);
  addEventListener('keydown', key);
  startTime();
  startHeat();
  startPanel();
  startPointer();
  refresh();
  new ResizeObserver(() => {
    fit();
    if (MATRIX) drawHeat();
    drawTime();
  }).observe($('net'));
  document.fonts.ready.then(() => {
    widths.clear();
    fit();
    document.body.dataset.ready = 'yes';
  });
}

// What is on the screen, for people's own scripts and for the tests; it changes nothing.
window.picture = {
  spot: (id) => {
    const at = network.canvasToDOM(spotOf(byId.get(id)));
    const stage = $('net').getBoundingClientRect();
    return { x: stage.left + at.x, y: stage.top + at.y };
  },
  shown: () => NODES.filter(isVisible).map((node) => node.id),
  lines: () => EDGES.filter(isLineVisible).map((edge) => [edge.from, edge.to, lineOf(edge).verdict]),
  labels: () => placed,
};

start();
