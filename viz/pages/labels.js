// Labels, like on a map: a fixed size on the screen, the important ones first, and none over another or over a mark.
const MOST_LETTERS = 18;
const FEW_LETTERS = 12; // where there is no room for more
const widths = new Map();
let placed = []; // boxes of the labels on the screen

// A long name loses its middle: "(2)" and the like at its end tell it from its neighbours.
function shortened(text, most = MOST_LETTERS) {
  const end = Math.floor(most / 2) - 1;
  return text.length > most ? `${text.slice(0, most - end - 1)}…${text.slice(-end)}` : text;
}

function widthOf(ctx, font, text) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

// Boxes on the screen in buckets of 64 pixels, so that a thousand of them cost little.
class Taken {
  constructor() {
    this.buckets = new Map();
  }

  *keys(box) {
    for (let i = Math.floor(box.left / 64); i <= Math.floor(box.right / 64); i += 1)
      for (let j = Math.floor(box.top / 64); j <= Math.floor(box.bottom / 64); j += 1) yield `${i},${j}`;
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.buckets.has(key)) this.buckets.set(key, []);
      this.buckets.get(key).push(box);
    }
  }

  hits(box, owner) {
    for (const key of this.keys(box))
      for (const other of this.buckets.get(key) ?? [])
        if (other.owner !== owner && box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)
          return true;
    return false;
  }
}

function sideOf(node) {
  if (PAGE.kind === 'overview') return node.kind === 'constituency' ? 'left' : 'right';
  if (PAGE.kind !== 'islands') return '';
  return columns.left.has(node.id) ? 'left' : columns.right.has(node.id) ? 'right' : '';
}

// Where a label may stand: [dx, dy, align] from the mark's centre, best first.
function spots(node, r, size) {
  const side = sideOf(node);
  if (side === 'left') return [[-r - 7, 0, 'right']];
  if (side === 'right') return [[r + 7, 0, 'left']];
  const low = r + size * 0.72 + 2;
  return [
    [0, low, 'center'],
    [0, -low, 'center'],
    [r + 5, 0, 'left'],
    [-r - 5, 0, 'right'],
    [r * 0.7 + 3, low * 0.85, 'left'],
    [-r * 0.7 - 3, low * 0.85, 'right'],
  ];
}

function boxAt(at, spot, width, size, owner) {
  const [dx, dy, align] = spot;
  const left = at.x + dx - (align === 'center' ? width / 2 : align === 'right' ? width : 0);
  return { left: left - 2, right: left + width + 2, top: at.y + dy - size * 0.62, bottom: at.y + dy + size * 0.62, owner };
}

function sizeOf(node, scale) {
  const kind = kindOf(node);
  if (node.id === PAGE.centre) return 17;
  if (kind.shape === 'ring') return PAGE.kind === 'overview' ? 13.5 : Math.max(12, Math.min(17, 26 * scale));
  if (node.kind === 'contact') return 11;
  return Math.max(11, Math.min(14, 17 * scale));
}

// Contacts are many: until one looks closer only the gaps among them are named.
const least = (node) => (SMALL.has(node.kind) && stateOf(node.id).verdict !== 'gap' ? 6.2 : 3.6);
const wanted = (node, scale) =>
  node.id === view.focus || node.id === cursor.hover || view.near?.has(node.id) || kindOf(node).size * scale > least(node);

function rankOf(node) {
  if (node.id === view.focus || node.id === cursor.hover) return -2;
  if (node.id === PAGE.centre) return -1;
  return kindOf(node).rank * 2 - (stateOf(node.id).verdict === 'gap' ? 1 : 0);
}

function paintText(ctx, text, x, y, align, font, color, halo) {
  ctx.font = font;
  ctx.textAlign = align;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = halo;
  ctx.strokeStyle = 'rgba(255,255,255,.9)';
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

// Whether the overview's places stand far enough apart for a second line each.
function roomBetween() {
  const places = NODES.filter(isTally);
  return places.length < 2 || Math.abs(places[1].y - places[0].y) * network.getScale() > 36;
}

const sublines = {
  overview: (node) => {
    const state = stateOf(node.id);
    if (!isTally(node) || !state.total || !roomBetween()) return '';
    return isTold(state) ? say('sub_place', { gap: state.gap, all: state.total }) : say('no_data');
  },
  islands: (node) => {
    if (node.kind !== 'township') return '';
    const inside = islandOf(node.id);
    const state = stateOf(node.id);
    const text = PAGE.legend.some(({ kind }) => kind === 'contact')
      ? say('sub_island', { members: inside.members, contacts: state.total || inside.contacts })
      : say('bundle', { kind: KINDS.member.name, n: inside.members });
    return state.gap ? `${text} · ${say('sub_gap', { n: state.gap })}` : text;
  },
  ego: () => '',
};

// A title always stands; the line under it is shortened, then left out, where it would not fit.
function placeTitle(ctx, node, at, top, size, taken) {
  const state = stateOf(node.id);
  const red = state.verdict === 'gap';
  const small = Math.max(10.5, size * 0.66);
  const font = `700 ${size}px ${FONT}`;
  const smallFont = `400 ${small}px ${FONT}`;
  const text = shortened(node.label);
  const boxOf = (sub) => {
    const width = Math.max(widthOf(ctx, font, text), widthOf(ctx, smallFont, sub)) + 6;
    return { left: at.x - width / 2, right: at.x + width / 2, top: top - size - small - 10, bottom: top, owner: node.id };
  };
  const lines = [sublines.islands(node), state.gap ? say('sub_gap', { n: state.gap }) : '', ''];
  const sub = lines.find((line) => !taken.hits(boxOf(line), node.id)) ?? '';
  taken.add(boxOf(sub));
  placed.push(boxOf(sub));
  paintText(ctx, text, at.x, top - (sub ? small : 0) - size / 2 - 6, 'center', font, red ? COLORS.gap : COLORS.ink, 4);
  if (sub) paintText(ctx, sub, at.x, top - small / 2 - 3, 'center', smallFont, red ? COLORS.gap : COLORS.muted, 3);
}

function placeLabel(ctx, node, at, r, size, taken) {
  const strong = node.id === view.focus || node.id === PAGE.centre || (PAGE.kind === 'overview' && isTally(node));
  const font = `${strong ? 700 : 500} ${size}px ${FONT}`;
  const sub = PAGE.kind === 'overview' ? sublines.overview(node) : '';
  const tall = sub ? size * 2.1 : size;
  const tries = [MOST_LETTERS, FEW_LETTERS].flatMap((most) => {
    const text = shortened(node.label, most);
    const width = Math.max(widthOf(ctx, font, text), widthOf(ctx, `400 10.5px ${FONT}`, sub));
    return spots(node, r, size).map((spot) => ({ text, spot, box: boxAt(at, spot, width, tall, node.id) }));
  });
  const found = tries.find(({ box }) => !taken.hits(box, node.id));
  if (!found) return;
  const { text, spot, box } = found;
  taken.add(box);
  placed.push({ ...box, text });
  const [dx, dy, align] = spot;
  const color = stateOf(node.id).verdict === 'gap' ? COLORS.gap : COLORS.ink;
  paintText(ctx, text, at.x + dx, at.y + dy - (sub ? 7 : 0), align, font, color, 3.5);
  if (sub) paintText(ctx, sub, at.x + dx, at.y + dy + 9, align, `400 10.5px ${FONT}`, COLORS.muted, 3);
}

function drawLabels(ctx) {
  const scale = network.getScale();
  const ratio = ctx.getTransform().a / scale;
  const taken = new Taken();
  placed = [];
  const seen = NODES.filter(isVisible).map((node) => ({ node, at: network.canvasToDOM(spotOf(node)), r: node.size * scale }));
  for (const { node, at, r } of seen)
    taken.add({ left: at.x - r, right: at.x + r, top: at.y - r, bottom: at.y + r, owner: node.id });
  seen.sort((a, b) => rankOf(a.node) - rankOf(b.node));
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const { node, at, r } of seen) {
    const bright = !view.near || view.near.has(node.id);
    const titled = PAGE.kind === 'islands' && node.kind === 'township';
    if ((!bright && !titled) || !wanted(node, scale)) continue;
    ctx.globalAlpha = bright ? 1 : 0.25;
    const size = sizeOf(node, scale);
    if (titled) placeTitle(ctx, node, at, at.y - islandOf(node.id).radius * scale, size, taken);
    else placeLabel(ctx, node, at, r, size, taken);
  }
  ctx.restore();
}
