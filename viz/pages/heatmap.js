// The heatmap beside the overview: rows x counties, or rows x the townships of the county that is open.
const grouped = () => Boolean(MATRIX?.groups.length) && view.open < 0;

function shownColumns() {
  if (grouped()) return MATRIX.groups.map((axis, index) => ({ axis, index }));
  return MATRIX.columns.map((axis, index) => ({ axis, index })).filter(({ axis }) => view.open < 0 || axis.group === view.open);
}

// One cell: verdict, tally of single cells, members, visits.
function cellAt(row, column) {
  if (grouped()) {
    const [covered, gap, unknown, members, visits] = period().grouped[row * MATRIX.groups.length + column];
    const verdict = covered ? 'covered' : unknown || !gap ? 'unknown' : 'gap';
    return { verdict, ...tallyOf([covered, gap, unknown]), members, visits };
  }
  const at = row * MATRIX.columns.length + column;
  const { verdicts, members, visits } = period().cells;
  const verdict = VERDICT_OF[verdicts[at]];
  const counts = ['covered', 'gap', 'unknown'].map((name) => Number(name === verdict));
  return { verdict, ...tallyOf(counts), members: members[at], visits: visits[at] };
}

function textOf(cell) {
  if (cell.plain) return cell.verdict === 'unknown' ? '?' : '';
  if (view.show !== 'reach') return cell[view.show] ? String(cell[view.show]) : '';
  if (cell.verdict === 'unknown') return '?';
  if (cell.verdict === 'gap') return '';
  return grouped() ? `${cell.covered}/${cell.total}` : '✓';
}

function strengthOf(cell, most) {
  if (view.show === 'reach') return grouped() ? cell.share : 0.62;
  return Math.sqrt(cell[view.show] / most);
}

const isDim = (cell) => view.muted.has(cell.verdict) || (view.onlyGaps && cell.verdict !== 'gap');

function describe(row, column, cell) {
  const axis = grouped() ? MATRIX.groups[column] : MATRIX.columns[column];
  const reach = grouped() ? ` ${cell.covered}/${cell.total}` : '';
  return `${MATRIX.rows[row].label} × ${axis.label}: ${say(cell.verdict)}${reach}`;
}

function fillCell(td, row, column, most) {
  const cell = cellAt(row, column);
  td.className = `cell ${cell.verdict}${isDim(cell) ? ' dim' : ''}`;
  if (view.cell && view.cell.row === row && view.cell.column === column) td.classList.add('on');
  td.dataset.row = row;
  td.dataset.column = column;
  td.setAttribute('aria-label', describe(row, column, cell));
  const strength = strengthOf(cell, most);
  if (cell.verdict === 'covered') {
    td.style.backgroundColor = rgba(COLORS.covered, 0.16 + 0.74 * strength);
    td.style.color = strength > 0.55 ? '#fff' : COLORS.ink;
  }
  td.append(el('span', cell.verdict === 'gap' && !textOf(cell) ? 'square' : '', textOf(cell)));
}

function headCell({ axis, index }, upright) {
  const th = el('th', upright ? 'upright' : '');
  th.scope = 'col';
  const open = () => (grouped() ? openGroup(index) : focusColumn(index));
  const name = button('name', axis.label, open);
  name.title = axis.label;
  name.dataset.column = index;
  if (view.focus && axis.node === view.focus) th.classList.add('on');
  th.append(name);
  return th;
}

function rowHead(axis, index) {
  const th = el('th');
  th.scope = 'row';
  const name = button('name', axis.label, () => (axis.node ? setFocus(axis.node) : focusRow(index)));
  name.title = axis.label;
  if (view.focus && axis.node === view.focus) th.classList.add('on');
  th.append(name);
  return th;
}

const heatWidth = () => $('heat').clientWidth - 30;

function drawHeat() {
  if (!MATRIX) return;
  const shown = shownColumns();
  const longest = Math.max(0, ...shown.map(({ axis }) => axis.label.length));
  const room = (heatWidth() - 120) / Math.max(1, shown.length);
  const upright = longest * (PAGE.lang === 'zh' ? 12.5 : 7) + 8 > room;
  const most = Math.max(1, ...MATRIX.rows.flatMap((_, row) => shown.map(({ index }) => cellAt(row, index)[view.show] ?? 0)));
  const head = el('tr');
  head.append(el('td', 'corner'), ...shown.map((column) => headCell(column, upright)));
  const body = MATRIX.rows.map((axis, row) => {
    const tr = el('tr');
    tr.append(rowHead(axis, row));
    for (const { index } of shown) {
      const td = el('td');
      td.tabIndex = -1;
      td.setAttribute('role', 'gridcell');
      fillCell(td, row, index, most);
      tr.append(td);
    }
    return tr;
  });
  const thead = el('thead');
  thead.append(head);
  const tbody = el('tbody');
  tbody.append(...body);
  $('grid').replaceChildren(thead, tbody);
  const first = $('grid').querySelector('td.on') ?? $('grid').querySelector('td.cell');
  if (first) first.tabIndex = 0;
  heatTitle();
  sizeRows();
}

// Rows fill the height where they can, and scroll where there are too many.
function sizeRows() {
  const head = $('grid').tHead?.offsetHeight ?? 0;
  const high = ($('heat-scroll').clientHeight - head - 4) / Math.max(1, MATRIX.rows.length) - 1;
  $('grid').style.setProperty('--row', `${Math.max(17, Math.min(30, Math.floor(high)))}px`);
}

function heatTitle() {
  const names = { rows: KINDS.constituency.name, columns: KINDS[grouped() ? 'region' : 'township'].name };
  const title = $('heat-title');
  title.replaceChildren();
  if (MATRIX.groups.length && view.open >= 0) {
    title.append(button('back', `‹ ${say('heatmap_back')}`, () => openGroup(-1)), MATRIX.groups[view.open].label, ' · ');
  }
  title.append(say('heatmap_title', names));
  if (grouped()) title.append(el('small', '', say('heatmap_open')));
}

function openGroup(index) {
  view.open = index;
  setFocus(index < 0 ? null : MATRIX.groups[index].node || null);
  $('grid').querySelector(index < 0 ? 'th .name' : 'td.cell')?.focus();
  $('spoken').textContent = $('heat-title').textContent;
}

const columnNode = (column) => (grouped() ? MATRIX.groups[column] : MATRIX.columns[column]);

function nodeOfColumn(column) {
  const axis = columnNode(column);
  return axis.node || (axis.group >= 0 ? MATRIX.groups[axis.group].node : '');
}

function focusCell(row, column) {
  view.focus = null;
  view.cell = { row, column };
  view.near = new Set([MATRIX.rows[row].node, nodeOfColumn(column)].filter(Boolean));
  cellCard(row, column);
  refresh();
  $('grid').querySelector('td.on')?.focus();
}

function focusRow(row) {
  setFocus(null);
  $('grid').tBodies[0].rows[row].scrollIntoView({ block: 'center' });
  cardOf(MATRIX.rows[row].label, KINDS.constituency.name, []);
}

function focusColumn(column) {
  const node = MATRIX.columns[column].node;
  if (node) return setFocus(node);
  setFocus(null);
  columnCard(column);
  return undefined;
}

function moveInGrid(event) {
  const td = event.target.closest('td.cell');
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  if (!td) return;
  if (event.key === 'Enter' || event.key === ' ') focusCell(Number(td.dataset.row), Number(td.dataset.column));
  else if (step) $('grid').tBodies[0].rows[td.parentNode.sectionRowIndex + step[0]]?.cells[td.cellIndex + step[1]]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function startHeat() {
  const modes = [['reach', 'show_reach'], ['members', 'show_members'], ['visits', 'show_visits']];
  $('heat').hidden = !MATRIX;
  if (!MATRIX) return;
  for (const [mode, word] of modes) {
    const one = button('', say(word), () => {
      view.show = mode;
      for (const other of $('heat-show').children) other.setAttribute('aria-pressed', String(other === one));
      drawHeat();
    });
    one.setAttribute('aria-pressed', String(mode === view.show));
    $('heat-show').append(one);
  }
  $('grid').addEventListener('click', (event) => {
    const td = event.target.closest('td.cell');
    if (td) focusCell(Number(td.dataset.row), Number(td.dataset.column));
  });
  $('grid').addEventListener('keydown', moveInGrid);
}
