// The side panel: legend that toggles, ranking, search; and the numbers in the head.
function drawKpis() {
  $('kpis').replaceChildren(
    ...period().kpis.map(([value, label, tone]) => {
      const kpi = el('div', `kpi ${tone}`);
      kpi.append(el('b', '', value), el('span', '', label));
      return kpi;
    }),
  );
}

function legendRow(mark, label, count, set, key, extra = '') {
  const row = el('label', `legend ${extra}`);
  const box = el('input');
  box.type = 'checkbox';
  box.checked = !set.has(key);
  box.dataset.key = key;
  box.addEventListener('change', () => {
    if (box.checked) set.delete(key);
    else set.add(key);
    setFocus(view.focus);
  });
  row.append(box, mark, el('span', '', label), el('em', '', count.toLocaleString('en')));
  return row;
}

function verdictCounts(kind) {
  const counts = { gap: 0, unknown: 0 };
  for (const node of NODES) {
    if (node.kind !== kind) continue;
    const { verdict } = stateOf(node.id);
    if (verdict in counts) counts[verdict] += node.count;
  }
  return counts;
}

function cellRows() {
  const total = [0, 0, 0];
  for (const counts of period().columns) counts.forEach((n, i) => { total[i] += n; });
  const mark = (verdict) => {
    const swatch = el('i', `swatch cell ${verdict}`);
    swatch.append(el('span', verdict === 'gap' ? 'square' : '', verdict === 'unknown' ? '?' : ''));
    return swatch;
  };
  return ['covered', 'gap', 'unknown'].map((verdict, i) => legendRow(mark(verdict), say(verdict), total[i], view.muted, verdict));
}

function drawLegend() {
  const rows = [];
  for (const { kind, count } of PAGE.legend) {
    rows.push(legendRow(icon(kind), KINDS[kind].name, count, view.hidden, kind));
    if (PAGE.kind === 'overview' || KINDS[kind].shape === 'ring') continue;
    for (const [verdict, n] of Object.entries(verdictCounts(kind)))
      if (n) rows.push(legendRow(icon(kind, verdict), verdictWord(kind, verdict), n, view.muted, `${kind}|${verdict}`, `sub ${verdict}`));
  }
  if (MATRIX) rows.push(...cellRows());
  $('legend').replaceChildren(...rows);
}

// What can be ranked: [label, tally, act] lists by the name of the side.
function rankings() {
  const nodesOf = (kind) =>
    NODES.filter((node) => node.kind === kind && stateOf(node.id).total).map((node) => [node.label, stateOf(node.id), () => go(node.id)]);
  if (!MATRIX) return [['township', nodesOf('township')], ['member', nodesOf('member')]].filter(([, rows]) => rows.length > 1);
  const places = MATRIX.columns
    .map((axis, index) => ({ axis, index }))
    .filter(({ axis }) => view.open < 0 || axis.group === view.open)
    .map(({ axis, index }) => [axis.label, tallyOf(period().columns[index]), () => focusColumn(index)]);
  const counties = MATRIX.groups.map((axis, index) => {
    const sum = [0, 0, 0];
    MATRIX.rows.forEach((_, row) => period().grouped[row * MATRIX.groups.length + index].slice(0, 3).forEach((n, i) => { sum[i] += n; }));
    return [axis.label, tallyOf(sum), () => openGroup(index)];
  });
  const rows = MATRIX.rows.map((axis, row) => {
    const sum = { covered: 0, gap: 0, unknown: 0 };
    const { verdicts } = period().cells;
    for (let i = 0; i < MATRIX.columns.length; i += 1) sum[VERDICT_OF[verdicts[row * MATRIX.columns.length + i]]] += 1;
    return [axis.label, tallyOf([sum.covered, sum.gap, sum.unknown]), () => (axis.node ? setFocus(axis.node) : focusRow(row))];
  });
  return [grouped() ? ['region', counties] : ['township', places], ['constituency', rows]];
}

function bar([label, tally, act]) {
  const row = button('bar', '', act);
  const track = el('div', 'bar-track');
  for (const verdict of ['covered', 'unknown', 'gap']) {
    const part = el('i', verdict);
    part.style.width = `${(100 * tally[verdict]) / tally.total}%`;
    if (tally[verdict]) track.append(part);
  }
  const name = el('span', 'bar-name', label);
  name.title = label;
  row.append(name, track, el('span', 'bar-share', percent(tally)), el('b', tally.gap ? 'some' : '', isTold(tally) ? tally.gap.toLocaleString('en') : ''));
  return row;
}

let ranked = 0;
const MOST_BARS = 60;

function drawBars() {
  const sides = rankings();
  $('ranking').hidden = !sides.length;
  if (!sides.length) return;
  ranked = Math.min(ranked, sides.length - 1);
  $('sides').hidden = sides.length < 2;
  $('sides').replaceChildren(
    ...sides.map(([kind], index) => {
      const one = button('', KINDS[kind].name, () => {
        ranked = index;
        drawBars();
      });
      one.setAttribute('aria-pressed', String(index === ranked));
      return one;
    }),
  );
  const rows = sides[ranked][1].filter(([, tally]) => tally.total);
  rows.sort((a, b) => isTold(b[1]) - isTold(a[1]) || a[1].share - b[1].share || b[1].gap - a[1].gap);
  $('bars').replaceChildren(...rows.slice(0, MOST_BARS).map(bar));
}

// Search covers the nodes, and the rows and columns that have no node of their own.
function searchable() {
  const found = NODES.map((node) => ({ label: node.label, kind: kindLine(node), act: () => go(node.id) }));
  if (!MATRIX) return found;
  MATRIX.rows.forEach((axis, row) => {
    if (!axis.node) found.push({ label: axis.label, kind: KINDS.constituency.name, act: () => focusRow(row) });
  });
  MATRIX.columns.forEach((axis, index) => {
    if (axis.node) return;
    const kind = axis.group >= 0 ? `${KINDS.township.name} · ${MATRIX.groups[axis.group].label}` : KINDS.township.name;
    found.push({ label: axis.label, kind, act: () => { view.open = axis.group; focusColumn(index); } });
  });
  return found;
}

let hits = [];
let chosen = 0;

function drawHits() {
  const asked = $('search').value.trim().toLowerCase();
  hits = asked ? searchable().filter((item) => item.label.toLowerCase().includes(asked)).slice(0, 30) : [];
  chosen = 0;
  const rows = hits.map((item, index) => {
    const row = el('li');
    row.id = `hit-${index}`;
    row.setAttribute('role', 'option');
    row.append(el('span', '', item.label), el('em', '', item.kind));
    row.addEventListener('click', () => choose(index));
    return row;
  });
  if (asked && !hits.length) rows.push(el('li', 'none', say('search_none')));
  $('hits').replaceChildren(...rows);
  $('hits').hidden = !asked;
  $('search').setAttribute('aria-expanded', String(Boolean(asked)));
  markHit();
}

function markHit() {
  [...$('hits').children].forEach((row, index) => row.setAttribute('aria-selected', String(index === chosen)));
  if (hits.length) $('search').setAttribute('aria-activedescendant', `hit-${chosen}`);
  $('hits').children[chosen]?.scrollIntoView({ block: 'nearest' });
}

function choose(index) {
  const item = hits[index];
  if (!item) return;
  $('search').value = '';
  drawHits();
  $('search').blur();
  item.act();
}

function searchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Enter') choose(chosen);
  else if (step) chosen = Math.max(0, Math.min(hits.length - 1, chosen + step));
  else return;
  event.preventDefault();
  if (step) markHit();
}

function startPanel() {
  $('search').addEventListener('input', drawHits);
  $('search').addEventListener('keydown', searchKey);
  $('notes').replaceChildren(...PAGE.notes.map((note) => el('p', '', note)));
}
