// The page's data, what is chosen on it, and what of it is to be seen. No rule lives here: verdicts come with the data.
const DATA = JSON.parse(document.getElementById('data').textContent);
const PAGE = DATA.page;
const WORDS = PAGE.words;
const KINDS = PAGE.kinds;
const NODES = DATA.nodes;
const EDGES = DATA.edges;
const MATRIX = PAGE.matrix;
const COLORS = { gap: '#d7301f', covered: '#2a9d8f', unknown: '#8d99a8', ink: '#1d2733', muted: '#5d6b7e', line: '#dfe5ec' };
const FONT = getComputedStyle(document.documentElement).getPropertyValue('--font').trim();
const VERDICT_OF = { c: 'covered', g: 'gap', u: 'unknown' };
// Contacts, visits and the like: hidden when a township is collapsed.
const SMALL = new Set(['contact', 'visit', 'step', 'document']);
const NO_STATE = { verdict: '', covered: 0, gap: 0, unknown: 0, total: 0, share: 0 };

const $ = (id) => document.getElementById(id);
const say = (key, values = {}) => WORDS[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
const kindOf = (node) => KINDS[node.kind] ?? KINDS.other;

function el(tag, className = '', text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(className, text, act) {
  const made = el('button', className, text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

const byId = new Map(NODES.map((node) => [node.id, node]));
const touching = new Map(NODES.map((node) => [node.id, []]));
for (const edge of EDGES) {
  touching.get(edge.from).push(edge);
  if (edge.to !== edge.from) touching.get(edge.to).push(edge);
}
const tallyOf = ([covered, gap, unknown]) => {
  const total = covered + gap + unknown;
  return { covered, gap, unknown, total, share: total ? covered / total : 0 };
};
const STATES = PAGE.periods.map(
  (period) => new Map(period.states.map(([id, verdict, ...counts]) => [id, { verdict, ...tallyOf(counts) }])),
);

const view = {
  period: PAGE.periods.length - 1,
  onlyGaps: false,
  heat: Boolean(MATRIX),
  show: 'reach', // what the heatmap's cells say: reach, members, visits
  open: -1, // the heatmap's group (county) whose townships are shown
  focus: null, // id of the node in focus
  cell: null, // {row, column} of the heatmap cell in focus
  near: null, // ids that stay bright while something is in focus
  hidden: new Set(), // kinds switched off in the legend
  muted: new Set(), // "kind|verdict", or a bare verdict for heatmap cells, switched off in the legend
  collapsed: new Set(), // townships whose contacts are put away
};

const period = () => PAGE.periods[view.period];
const stateOf = (id) => STATES[view.period].get(id) ?? NO_STATE;
const isTally = (node) => kindOf(node).shape === 'ring';
const isTold = (state) => state.unknown < state.total;
const percent = (state) => (isTold(state) ? `${Math.round(100 * state.share)}%` : say('no_data'));

function lineOf(edge) {
  const line = period().lines[edge.id];
  return line ? { verdict: line[0], weight: line[1] } : { verdict: edge.verdict, weight: edge.weight };
}

function keepsInGaps(node) {
  if (PAGE.kind === 'overview') return stateOf(node.id).gap > 0;
  return stateOf(node.id).verdict === 'gap' || isTally(node) || node.id === PAGE.centre;
}

function isVisible(node) {
  if (view.hidden.has(node.kind) || view.muted.has(`${node.kind}|${stateOf(node.id).verdict}`)) return false;
  if (view.collapsed.has(node.group) && SMALL.has(node.kind)) return false;
  return !view.onlyGaps || keepsInGaps(node);
}

const touches = (edge, id) => edge.from === id || edge.to === id;

function inFocus(edge) {
  if (view.cell) return view.near?.has(edge.from) && view.near?.has(edge.to);
  return view.focus !== null && touches(edge, view.focus);
}

function isLineVisible(edge) {
  const { verdict } = lineOf(edge);
  if (edge.first > view.period && PAGE.periods.length > 1) return false;
  if (!isVisible(byId.get(edge.from)) || !isVisible(byId.get(edge.to))) return false;
  if (PAGE.kind === 'overview') {
    if (edge.faint && !inFocus(edge)) return false;
    if (verdict === 'unknown' || verdict === '') return false;
    if (verdict === 'gap') return view.onlyGaps || inFocus(edge);
    return !view.onlyGaps;
  }
  return !view.onlyGaps || verdict === 'gap' || PAGE.kind === 'ego';
}

function neighbours(id) {
  const found = new Set([id]);
  for (const edge of touching.get(id) ?? []) {
    if (!isLineVisible(edge)) continue;
    found.add(edge.from);
    found.add(edge.to);
  }
  for (const node of NODES) if (node.group === id) found.add(node.id);
  return found;
}

const verdictWord = (kind, verdict) => (verdict ? (KINDS[kind]?.[verdict] ?? say(verdict)) : '');
const joined = (labels, most = 8) =>
  labels.length > most
    ? labels.slice(0, most).join(say('comma')) + ' ' + say('and_more', { n: labels.length })
    : labels.join(say('comma'));
