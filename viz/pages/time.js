// The time slider: moves between periods whose verdicts the queries computed.
let playing = null;

function historyTotals() {
  return PAGE.periods.map((one, index) => {
    const sum = [0, 0, 0];
    if (one.columns.length) for (const counts of one.columns) counts.forEach((n, i) => { sum[i] += n; });
    else for (const state of STATES[index].values()) {
      const at = ['covered', 'gap', 'unknown'].indexOf(state.verdict);
      if (at >= 0) sum[at] += 1;
    }
    return tallyOf(sum);
  });
}

// Bars of the covered, unknown and gap shares of each period; the shown one is framed.
function drawHistory() {
  const canvas = $('history');
  const ratio = window.devicePixelRatio || 1;
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  const ctx = canvas.getContext('2d');
  ctx.scale(ratio, ratio);
  const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  const totals = historyTotals();
  const step = wide / totals.length;
  totals.forEach((tally, index) => {
    const x = index * step + step * 0.14;
    let y = high;
    ctx.globalAlpha = index <= view.period ? 1 : 0.3;
    for (const [name, color] of [['covered', COLORS.covered], ['unknown', '#c3ccd7'], ['gap', '#f0b3aa']]) {
      const tall = tally.total ? ((high - 3) * tally[name]) / tally.total : 0;
      ctx.fillStyle = color;
      ctx.fillRect(x, y - tall, step * 0.72, tall);
      y -= tall;
    }
    if (index === view.period) {
      ctx.strokeStyle = COLORS.ink;
      ctx.lineWidth = 1.5;
      ctx.strokeRect(x - 1, 2, step * 0.72 + 2, high - 3);
    }
  });
}

function drawTime() {
  if (PAGE.periods.length < 2) return;
  $('when').textContent = period().label;
  $('time').value = view.period;
  $('time').setAttribute('aria-valuetext', period().label);
  drawHistory();
}

function showPeriod(index) {
  view.period = Math.max(0, Math.min(PAGE.periods.length - 1, index));
  if (view.cell) focusCell(view.cell.row, view.cell.column);
  else setFocus(view.focus);
}

function stopPlaying() {
  clearInterval(playing);
  playing = null;
  $('play').textContent = `▶ ${say('play')}`;
}

function play() {
  if (playing) return stopPlaying();
  if (view.period === PAGE.periods.length - 1) showPeriod(0);
  $('play').textContent = `❚❚ ${say('pause')}`;
  playing = setInterval(() => {
    if (view.period < PAGE.periods.length - 1) showPeriod(view.period + 1);
    if (view.period === PAGE.periods.length - 1) stopPlaying();
  }, 700);
  return undefined;
}

function startTime() {
  const several = PAGE.periods.length > 1;
  document.querySelector('footer').hidden = !several;
  if (!several) return;
  $('time').max = PAGE.periods.length - 1;
  $('time').addEventListener('input', () => showPeriod(Number($('time').value)));
  $('play').addEventListener('click', play);
  stopPlaying();
}
