// The picture as PNG: title and date above, network and heatmap as shown, the legend below.
const HEAD = 92;
const FOOT = 54;

function write(ctx, text, x, y, font, color, align = 'left') {
  ctx.font = `${font} ${FONT}`;
  ctx.fillStyle = color;
  ctx.textAlign = align;
  ctx.textBaseline = 'middle';
  ctx.fillText(text, x, y);
}

function paintUpright(ctx, text, x, y) {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(-Math.PI / 2);
  write(ctx, text, 0, 0, '500 12px', COLORS.ink);
  ctx.restore();
}

function paintCell(ctx, cell, x, y, w, h, most) {
  const fills = { covered: rgba(COLORS.covered, 0.16 + 0.74 * strengthOf(cell, most)), gap: '#fdeae7', unknown: '#f3f5f8' };
  ctx.globalAlpha = isDim(cell) ? 0.15 : 1;
  ctx.fillStyle = fills[cell.verdict];
  ctx.fillRect(x + 0.5, y + 0.5, w - 1, h - 1);
  if (cell.verdict === 'unknown') {
    ctx.save();
    ctx.beginPath();
    ctx.rect(x + 0.5, y + 0.5, w - 1, h - 1);
    hatch(ctx, x + w / 2, y + h / 2, Math.max(w, h) / 2, 6, '#cfd6df');
    ctx.restore();
  }
  const text = textOf(cell);
  if (cell.verdict === 'gap' && !text) {
    ctx.fillStyle = COLORS.gap;
    ctx.fillRect(x + w / 2 - 4, y + h / 2 - 4, 8, 8);
  } else write(ctx, text, x + w / 2, y + h / 2, '500 11px', strengthOf(cell, most) > 0.55 && cell.verdict === 'covered' ? '#fff' : COLORS.ink, 'center');
  ctx.globalAlpha = 1;
}

function paintHeat(ctx, left, top, width, height) {
  const shown = shownColumns();
  const labels = 130;
  const head = 120;
  const w = (width - labels) / Math.max(1, shown.length);
  const h = Math.min(30, (height - head) / Math.max(1, MATRIX.rows.length));
  const most = Math.max(1, ...MATRIX.rows.flatMap((_, row) => shown.map(({ index }) => cellAt(row, index)[view.show] ?? 0)));
  shown.forEach(({ axis }, i) => paintUpright(ctx, shortened(axis.label), left + labels + (i + 0.5) * w, top + head - 8));
  MATRIX.rows.forEach((axis, row) => {
    write(ctx, shortened(axis.label), left + labels - 8, top + head + (row + 0.5) * h, '500 12px', COLORS.ink, 'right');
    shown.forEach(({ index }, i) => paintCell(ctx, cellAt(row, index), left + labels + i * w, top + head + row * h, w, h, most));
  });
}

function paintLegend(ctx, y, width) {
  let x = 28;
  for (const row of $('legend').querySelectorAll('.legend')) {
    const mark = row.querySelector('canvas');
    const text = `${row.querySelector('span:not(.square)')?.textContent || row.children[2].textContent} ${row.querySelector('em').textContent}`;
    ctx.font = `400 13px ${FONT}`;
    const wide = ctx.measureText(text).width;
    if (x + wide + 40 > width) return;
    if (mark) ctx.drawImage(mark, x, y - 9, 18, 18);
    else paintCell(ctx, { verdict: row.querySelector('input').dataset.key, plain: true, share: 0.6, members: 1, visits: 1 }, x, y - 8, 16, 16, 1);
    write(ctx, row.children[2].textContent + ' ' + row.querySelector('em').textContent, x + 24, y, '400 13px', COLORS.muted);
    x += wide + 48;
  }
}

// The network drawn once more at twice the screen's resolution: vis-network (pinned, see vendor/) is lent another canvas.
function sharpNetwork(width, height, scale) {
  const sheet = el('canvas');
  sheet.width = width * scale;
  sheet.height = height * scale;
  const ctx = sheet.getContext('2d');
  ctx.scale(scale, scale);
  Object.assign(network.canvas, { getContext: () => ctx, setTransform: () => {} });
  network.renderer._redraw();
  delete network.canvas.getContext;
  delete network.canvas.setTransform;
  network.redraw();
  return sheet;
}

function composed() {
  const stage = $('net').getBoundingClientRect();
  const heat = view.heat && MATRIX ? Math.round($('heat').clientWidth) : 0;
  const canvas = el('canvas');
  const scale = 2;
  const [width, height] = [stage.width + heat, stage.height + HEAD + FOOT];
  canvas.width = width * scale;
  canvas.height = height * scale;
  const ctx = canvas.getContext('2d');
  ctx.scale(scale, scale);
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, width, height);
  write(ctx, PAGE.title, 28, 36, '700 24px', COLORS.ink);
  write(ctx, $('subtitle').textContent + (period().label !== PAGE.asOf ? ` · ${period().label}` : ''), 28, 68, '400 14px', COLORS.muted);
  ctx.drawImage(sharpNetwork(stage.width, stage.height, scale), 0, HEAD, stage.width, stage.height);
  if (heat) paintHeat(ctx, stage.width, HEAD, heat - 20, stage.height);
  paintLegend(ctx, height - FOOT / 2, width);
  return canvas;
}

function save() {
  composed().toBlob((blob) => {
    const link = el('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${PAGE.title}_${period().label}.png`.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_');
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
}
