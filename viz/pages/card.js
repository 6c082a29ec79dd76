// Focus, the card of what is in focus, and the tip under the pointer. All text goes through textContent.
function setFocus(id) {
  view.focus = id !== null && byId.has(id) ? id : null;
  view.cell = null;
  view.near = view.focus === null ? null : neighbours(view.focus);
  if (view.focus === null) $('card').hidden = true;
  else nodeCard(byId.get(id));
  refresh();
}

function badge(verdict, text) {
  return el('span', `badge ${verdict}`, text);
}

function facts(rows) {
  const list = el('dl');
  for (const [name, value] of rows) if (String(value) !== '') list.append(el('dt', '', name), el('dd', '', String(value)));
  return list;
}

// rows: [name, value]; links: [name, nodes to jump to]
function cardOf(title, kind, rows, { verdict = '', words = '', links = [], action = null } = {}) {
  const card = $('card');
  const close = button('close', '×', () => setFocus(null));
  close.setAttribute('aria-label', say('close'));
  card.replaceChildren(close, el('h3', '', title), el('p', 'kind', kind));
  if (verdict) card.append(badge(verdict, words || say(verdict)));
  card.append(facts(rows));
  for (const [name, nodes] of links) {
    const row = el('div', 'links');
    row.append(el('span', '', name));
    for (const node of nodes.slice(0, 10)) row.append(button(`link ${stateOf(node.id).verdict}`, node.label, () => go(node.id)));
    if (nodes.length > 10) row.append(el('em', '', say('and_more', { n: nodes.length })));
    card.append(row);
  }
  if (action) card.append(button('action', action[0], action[1]));
  card.hidden = false;
  $('card').parentNode.scrollTop = 0;
  $('spoken').textContent = [title, kind, words].filter(Boolean).join(', ');
}

function kindLine(node) {
  const home = byId.get(node.group);
  return [kindOf(node).name, home ? home.label : ''].filter(Boolean).join(' · ');
}

const shareOf = (state) => percent(state) + (isTold(state) ? ` (${state.covered}/${state.total})` : '');

function tallyRows(node) {
  const state = stateOf(node.id);
  if (!state.total) return [];
  const name = say(PAGE.kind === 'overview' ? 'coverage_of_cells' : 'coverage');
  return [
    [name, shareOf(state)],
    [say('gap'), state.gap],
    [say('unknown'), state.unknown || ''],
  ];
}

function linked(node) {
  const found = new Map();
  for (const edge of touching.get(node.id)) {
    if (!isLineVisible(edge)) continue;
    const other = byId.get(edge.from === node.id ? edge.to : edge.from);
    if (!found.has(other.kind)) found.set(other.kind, new Set());
    found.get(other.kind).add(other);
  }
  const inside = NODES.filter((other) => other.group === node.id && other.id !== node.id && stateOf(other.id).verdict === 'gap');
  for (const other of inside) found.set(other.kind, (found.get(other.kind) ?? new Set()).add(other));
  const gapsFirst = (a, b) => (stateOf(b.id).verdict === 'gap') - (stateOf(a.id).verdict === 'gap');
  return [...found].map(([kind, nodes]) => [(KINDS[kind] ?? KINDS.other).name, [...nodes].sort(gapsFirst)]);
}

function nodeCard(node) {
  // A mark of the overview stands for many cells: one of them covered is no praise, so only its share is told.
  const verdict = PAGE.kind === 'overview' && stateOf(node.id).covered ? '' : stateOf(node.id).verdict;
  const group = MATRIX ? MATRIX.groups.findIndex((axis) => axis.node && axis.node === node.id) : -1;
  const words = PAGE.kind === 'overview' ? verdict && say(verdict) : verdictWord(node.kind, verdict);
  const bundle = node.count > 1 && PAGE.kind !== 'overview' ? [[say('bundle_of'), node.count]] : [];
  cardOf(node.label, kindLine(node), [...bundle, ...node.facts, ...tallyRows(node)], {
    verdict,
    words: verdict === 'unknown' ? `${say('unknown')} · ${say('unknown_why')}` : words,
    links: PAGE.kind === 'overview' ? [] : linked(node),
    action: group >= 0 && group !== view.open ? [say('open'), () => openGroup(group)] : null,
  });
}

function namesBy(row, column, letter) {
  const found = MATRIX.columns.flatMap((axis, index) => {
    const at = row * MATRIX.columns.length + index;
    return axis.group === column && period().cells.verdicts[at] === letter ? [axis.label] : [];
  });
  return found.length ? joined(found) : '';
}

function cellCard(row, column) {
  const cell = cellAt(row, column);
  const lists = grouped()
    ? [['reached', 'c'], ['unreached', 'g'], ['not_known', 'u']].map(([word, letter]) => [say(word), namesBy(row, column, letter)])
    : [];
  const words = { gap: say('nobody'), unknown: say('unknown_why') }[cell.verdict];
  cardOf(`${MATRIX.rows[row].label} × ${columnNode(column).label}`, `${KINDS.constituency.name} × ${KINDS[grouped() ? 'region' : 'township'].name}`,
    [[say('members'), cell.members], [say('visits'), cell.visits], ...lists],
    { verdict: cell.verdict, words: words ? `${say(cell.verdict)} · ${words}` : say(cell.verdict) + (grouped() ? ` ${cell.covered}/${cell.total}` : ''), action: grouped() ? [say('open'), () => openGroup(column)] : null });
}

function columnCard(column) {
  const axis = MATRIX.columns[column];
  const state = tallyOf(period().columns[column]);
  const home = axis.group >= 0 ? ` · ${MATRIX.groups[axis.group].label}` : '';
  cardOf(axis.label, KINDS.township.name + home, [
    [say('coverage_of_cells'), shareOf(state)],
    [say('gap'), state.gap],
    [say('unknown'), state.unknown || ''],
  ]);
}

function showTip(node) {
  const tip = $('tip');
  const state = stateOf(node.id);
  tip.replaceChildren(el('b', '', node.label), el('span', '', kindLine(node)));
  if (PAGE.kind !== 'overview' && state.verdict) tip.append(badge(state.verdict, verdictWord(node.kind, state.verdict)));
  const rows = [...node.facts.slice(0, 3), ...tallyRows(node).slice(0, 2)];
  if (rows.length) tip.append(facts(rows));
  tip.hidden = false;
  const at = network.canvasToDOM(spotOf(node));
  const stage = $('net').getBoundingClientRect();
  const left = stage.left + at.x + 18;
  tip.style.left = `${Math.max(6, Math.min(left, window.innerWidth - tip.offsetWidth - 10))}px`;
  tip.style.top = `${Math.max(stage.top + 6, Math.min(stage.top + at.y + 14, window.innerHeight - tip.offsetHeight - 10))}px`;
}

function hideTip() {
  $('tip').hidden = true;
}

function go(id) {
  setFocus(id);
  if (PAGE.kind !== 'overview') fit(NODES.filter((node) => view.near.has(node.id) && isVisible(node)), 1.5, true);
}
