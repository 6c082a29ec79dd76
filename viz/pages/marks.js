// How a node looks: its kind gives shape and colour, its verdict changes both. Also draws the legend's icons.
function polygon(ctx, x, y, r, corners, turn) {
  for (let i = 0; i < corners; i += 1) {
    const angle = turn + (i * 2 * Math.PI) / corners;
    ctx.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
}

function outline(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === 'hexagon') polygon(ctx, x, y, r, 6, 0);
  else if (shape === 'diamond') polygon(ctx, x, y, r * 1.1, 4, 0);
  else if (shape === 'triangle') polygon(ctx, x, y + r * 0.15, r * 1.15, 3, -Math.PI / 2);
  else if (shape === 'square') ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
  else if (shape === 'rounded') ctx.roundRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, r * 0.45);
  else ctx.arc(x, y, r, 0, 2 * Math.PI);
}

function hatch(ctx, x, y, r, step, color = COLORS.unknown) {
  ctx.save();
  ctx.clip();
  ctx.beginPath();
  for (let d = -2 * r; d <= 2 * r; d += step) {
    ctx.moveTo(x + d - r, y + r);
    ctx.lineTo(x + d + r, y - r);
  }
  ctx.lineWidth = Math.max(1, step * 0.32);
  ctx.strokeStyle = color;
  ctx.stroke();
  ctx.restore();
}

function fillShape(ctx, shape, x, y, r, fill, edge, width) {
  outline(ctx, shape, x, y, r);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = width;
  ctx.strokeStyle = edge;
  ctx.stroke();
}

// Gap: a red square for small marks, else hollow red. Unknown: hatched grey with a dotted rim. Both differ in shape too.
function drawSolid(ctx, kind, verdict, x, y, r, ink) {
  const rim = Math.max(1.2, r * 0.14);
  if (verdict === 'gap' && kind.gap_shape) fillShape(ctx, kind.gap_shape, x, y, r, COLORS.gap, ink ?? '#fff', rim);
  else if (verdict === 'gap') fillShape(ctx, kind.shape, x, y, r, '#fff', COLORS.gap, Math.max(2.4, r * 0.34));
  else if (verdict === 'unknown') {
    outline(ctx, kind.shape, x, y, r);
    ctx.fillStyle = '#fff';
    ctx.fill();
    hatch(ctx, x, y, r, Math.max(3, r * 0.42));
    outline(ctx, kind.shape, x, y, r);
    ctx.setLineDash([r * 0.35, r * 0.3]);
    ctx.lineWidth = Math.max(1.4, r * 0.16);
    ctx.strokeStyle = COLORS.muted;
    ctx.stroke();
    ctx.setLineDash([]);
  } else fillShape(ctx, kind.shape, x, y, r, kind.color, ink ?? '#fff', rim);
}

function arc(ctx, x, y, r, from, share, color, width, dash = []) {
  if (share <= 0) return;
  ctx.beginPath();
  ctx.arc(x, y, r, from, from + share * 2 * Math.PI);
  ctx.lineWidth = width;
  ctx.strokeStyle = color;
  ctx.setLineDash(dash);
  ctx.stroke();
  ctx.setLineDash([]);
}

// A donut of the tally: covered, unknown (dashed), gap, clockwise from the top, and the covered share as a number.
function drawRing(ctx, state, x, y, r, text) {
  const width = r * 0.3;
  const mid = r - width / 2;
  const top = -Math.PI / 2;
  ctx.beginPath();
  ctx.arc(x, y, r + 3, 0, 2 * Math.PI);
  ctx.fillStyle = '#fff';
  ctx.fill();
  if (!state.total) {
    arc(ctx, x, y, mid, 0, 1, state.verdict === 'gap' ? COLORS.gap : '#c3ccd7', width, state.verdict === 'gap' ? [] : [4, 3]);
    return;
  }
  const unknown = state.unknown / state.total;
  arc(ctx, x, y, mid, top, state.share, COLORS.covered, width);
  arc(ctx, x, y, mid, top + state.share * 2 * Math.PI, unknown, '#d3dae3', width);
  arc(ctx, x, y, mid, top + state.share * 2 * Math.PI, unknown, COLORS.unknown, width, [2.5, 2.5]);
  arc(ctx, x, y, mid, top + (state.share + unknown) * 2 * Math.PI, state.gap / state.total, COLORS.gap, width);
  if (!text) return;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.font = `700 ${Math.round(r * 0.5)}px ${FONT}`;
  ctx.fillStyle = state.verdict === 'gap' ? COLORS.gap : COLORS.ink;
  ctx.fillText(isTold(state) ? percent(state) : '?', x, y + 1);
}

// A bundle is a stack of two marks with the number it stands for.
function drawBundle(ctx, kind, state, node, x, y, ink) {
  ctx.globalAlpha *= 0.55;
  drawSolid(ctx, kind, state.verdict, x + node.size * 0.28, y - node.size * 0.28, node.size, '#fff');
  ctx.globalAlpha /= 0.55;
  drawSolid(ctx, kind, state.verdict, x, y, node.size, ink);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.font = `700 ${Math.max(8, Math.round(node.size * 0.85))}px ${FONT}`;
  if (state.verdict === 'unknown') {
    ctx.lineWidth = 3;
    ctx.strokeStyle = '#fff';
    ctx.strokeText(node.count, x, y + 0.5);
  }
  ctx.fillStyle = state.verdict === 'unknown' ? COLORS.ink : '#fff';
  ctx.fillText(node.count, x, y + 0.5);
}

function drawNode(ctx, node, x, y, chosen) {
  const kind = kindOf(node);
  const state = stateOf(node.id);
  ctx.save();
  ctx.globalAlpha = view.near && !view.near.has(node.id) ? 0.14 : 1;
  if (chosen) {
    ctx.beginPath();
    ctx.arc(x, y, node.size + 6, 0, 2 * Math.PI);
    ctx.fillStyle = 'rgba(31,95,168,.16)';
    ctx.fill();
  }
  if (kind.shape === 'ring') drawRing(ctx, state, x, y, node.size, true);
  else if (node.count > 1 && PAGE.kind !== 'overview') drawBundle(ctx, kind, state, node, x, y, chosen ? COLORS.ink : null);
  else drawSolid(ctx, kind, state.verdict, x, y, node.size, chosen ? COLORS.ink : null);
  ctx.restore();
}

function icon(kindName, verdict = '') {
  const canvas = el('canvas', 'icon');
  const ratio = window.devicePixelRatio || 1;
  canvas.width = canvas.height = 18 * ratio;
  const ctx = canvas.getContext('2d');
  ctx.scale(ratio, ratio);
  const kind = KINDS[kindName] ?? KINDS.other;
  const sample = { verdict, ...tallyOf([verdict === 'gap' ? 0 : 5, 2, 0]) };
  if (kind.shape === 'ring') drawRing(ctx, sample, 9, 9, 7.5, false);
  else drawSolid(ctx, kind, verdict, 9, 9, Math.max(5, Math.min(7.5, kind.size * 0.62)));
  return canvas;
}
