// Draws the state of MAPI, again every two seconds while the page is visible. Every value from the
// server becomes text of an element, never HTML.
(function () {
  'use strict';
  const PERIOD_MILLIS = 2000;
  const page = document.getElementById('mapi');
  const root = page.dataset.root;
  const all = document.getElementById('mapi-all');
  let now = Date.now();
  let shown = null;

  const LEVELS = {
    up: 'good', ready: 'good', ok: 'good', idle: 'good', busy: 'good',
    logging_on: 'wait', lost: 'wait', starting: 'wait', stopping: 'wait', warning: 'wait',
    overdue: 'wait', down: 'wait', stopped: 'wait',
    refused: 'bad', failed: 'bad', error: 'bad', stuck: 'bad', ended: 'bad'
  };

  const ACTS = [
    { act: 'try', label: 'Try now', on: (s) => s.state === 'lost' || s.state === 'refused',
      ask: (s) => s.state === 'refused'
        && 'Try the logon of session "' + s.name + '" now? A denied logon can lock the account.' },
    { act: 'down', label: 'Take down', on: (s) => !takenDown(s),
      ask: (s) => 'Take session "' + s.name + '" down? It stays down until it is taken up.' },
    { act: 'up', label: 'Take up', on: takenDown, ask: () => false },
    { act: 'drop', label: 'Drop work', on: (s) => s.queued > 0,
      ask: (s) => 'Drop the units of work that wait in session "' + s.name + '"? They fail.' }
  ];

  function takenDown(session) {
    return session.state === 'down' && session.reasonKind === 'requested';
  }

  // ---- Words

  function state(value) {
    return value.toUpperCase();
  }

  function span(millis) {
    const seconds = Math.max(0, Math.round(millis / 1000));
    if (seconds < 60) { return seconds + ' s'; }
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) { return minutes + ' min ' + seconds % 60 + ' s'; }
    const hours = Math.floor(minutes / 60);
    return hours < 24 ? hours + ' h ' + minutes % 60 + ' min'
      : Math.floor(hours / 24) + ' d ' + hours % 24 + ' h';
  }

  function since(time) {
    return span(now - Date.parse(time));
  }

  function nextTry(time) {
    return time === null ? '' : 'Next try in ' + span(Date.parse(time) - now) + '.';
  }

  function counted(counts) {
    return Object.keys(counts).map((name) => counts[name] + ' ' + name).join(', ');
  }

  // ---- Tables. A column gives the text of a cell; 'level' colours its dot, 'more' is a second line.

  const TABLES = {
    sessions: {
      empty: 'No session is configured.',
      key: (s) => s.name,
      columns: [
        { name: 'session', kind: 'word', text: (s) => s.name },
        { name: 'state', kind: 'word', text: (s) => state(s.state), level: (s) => LEVELS[s.state] },
        { name: 'for', kind: 'word', text: (s) => since(s.since) },
        { name: 'identity', kind: 'name', text: (s) => s.identity || '',
          more: (s) => 'profile ' + s.profile },
        { name: 'lane', kind: 'word', text: (s) => s.lane || '' },
        { name: 'queued', kind: 'number', text: (s) => s.queued },
        { name: 'done', kind: 'number', text: (s) => s.done },
        { name: 'failed', kind: 'number', text: (s) => s.failed },
        { name: 'events', kind: 'number', text: (s) => s.events },
        { name: 'reason', kind: 'reason', text: (s) => (s.rule ? s.rule + ' ' : '') + (s.reason || ''),
          more: (s) => [s.remedy, nextTry(s.retryAt)].filter(Boolean).join('. ') },
        { name: '', kind: 'acts' }
      ]
    },
    findings: {
      empty: 'Nothing else needs attention.',
      key: (f) => f.severity + f.rule + f.subject + f.text,
      columns: [
        { name: 'severity', kind: 'word', text: (f) => state(f.severity),
          level: (f) => LEVELS[f.severity] },
        { name: 'rule', kind: 'word', text: (f) => f.rule || '' },
        { name: 'subject', text: (f) => f.subject },
        { name: 'fact', text: (f) => f.text, more: (f) => f.remedy || '' }
      ]
    },
    lanes: {
      empty: 'MAPI has no threads.',
      key: (l) => l.name,
      columns: [
        { name: 'lane', kind: 'word', text: (l) => l.name },
        { name: 'state', kind: 'word', text: (l) => state(l.state), level: (l) => LEVELS[l.state] },
        { name: 'for', kind: 'word', text: (l) => since(l.since) },
        { name: 'session', kind: 'word', text: (l) => l.session || '' },
        { name: 'work', text: (l) => l.work || '', more: (l) => l.component || l.bundle || '' },
        { name: 'queued', kind: 'number', text: (l) => l.queued },
        { name: 'open', text: (l) => counted(l.objects) },
        { name: 'finding', text: (l) => l.finding === null ? '' : l.finding.remedy || '',
          more: (l) => l.finding === null ? '' : l.frame || '' }
      ]
    },
    limits: {
      empty: 'Nothing is in use.',
      key: (l) => l.counted + l.session + l.bundle,
      columns: [
        { name: 'limit', text: (l) => l.counted + (l.bundle ? ' of bundle ' + l.bundle : ''),
          level: (l) => l.finding === null ? 'good' : 'wait' },
        { name: 'rule', kind: 'word', text: (l) => l.rule || '' },
        { name: 'session', kind: 'word', text: (l) => l.session || '' },
        { name: 'used', kind: 'number', text: (l) => l.used },
        { name: 'highest', kind: 'number', text: (l) => l.highest },
        { name: 'most', kind: 'number', text: (l) => l.limit === null ? 'any' : l.limit },
        { name: 'refused', kind: 'number', text: (l) => l.refused },
        { name: 'finding', text: (l) => l.finding === null ? '' : l.finding.remedy || '' }
      ]
    },
    pumps: {
      empty: 'There is no pump.',
      key: (p) => p.name + p.thread,
      columns: [
        { name: 'pump', kind: 'word', text: (p) => p.name },
        { name: 'phase', kind: 'word', text: (p) => p.phase },
        { name: 'for', kind: 'word', text: (p) => span(p.inPhaseMillis) },
        { name: 'queued', kind: 'number', text: (p) => p.queued },
        { name: 'most', kind: 'number', text: (p) => p.mostQueued },
        { name: 'timers', kind: 'number', text: (p) => p.timers },
        { name: 'tasks', kind: 'number', text: (p) => p.tasksRun },
        { name: 'failed', kind: 'number', text: (p) => p.tasksFailed },
        { name: 'refused', kind: 'number', text: (p) => p.rejected },
        { name: 'task', text: (p) => p.task }
      ]
    }
  };

  function element(tag, parent, className) {
    const made = document.createElement(tag);
    if (className) { made.className = className; }
    parent.appendChild(made);
    return made;
  }

  // Changes only what differs, so that the focus and a selection of text stay.
  function write(node, text) {
    if (node.textContent !== text) { node.textContent = text; }
  }

  function head(table, columns) {
    const row = element('tr', element('thead', table));
    columns.forEach((column) => {
      const cell = element('th', row, column.kind ? 'mapi-' + column.kind : '');
      cell.scope = 'col';
      cell.textContent = column.name;
    });
    return element('tbody', table);
  }

  function draw(name, values) {
    const about = TABLES[name];
    const table = document.getElementById('mapi-' + name);
    const body = table.tBodies[0] || head(table, about.columns);
    const rows = new Map(Array.from(body.rows, (row) => [row.dataset.key, row]));
    const seen = new Map();
    values.forEach((value, place) => {
      const same = seen.get(about.key(value)) || 0;
      seen.set(about.key(value), same + 1);
      const key = about.key(value) + ' ' + same;
      const row = rows.get(key) || newRow(key, about.columns);
      rows.delete(key);
      if (body.rows[place] !== row) { body.insertBefore(row, body.rows[place] || null); }
      fill(row, about.columns, value);
    });
    rows.forEach((row) => row.remove());
    table.tHead.hidden = values.length === 0;
    if (values.length === 0) {
      const cell = element('td', element('tr', body), 'mapi-empty');
      cell.colSpan = about.columns.length;
      cell.textContent = about.empty;
    }
  }

  function newRow(key, columns) {
    const row = document.createElement('tr');
    row.dataset.key = key;
    columns.forEach((column) => {
      const cell = element('td', row, column.kind ? 'mapi-' + column.kind : '');
      cell.dataset.label = column.name;
      if (column.kind === 'acts') {
        ACTS.forEach((act) => button(cell, act));
        return;
      }
      if (column.level) { element('span', cell, 'mapi-dot'); }
      const text = element('span', cell);
      element('span', text);
      if (column.more) { element('span', text, 'mapi-more'); }
    });
    return row;
  }

  function fill(row, columns, value) {
    row.value = value;
    columns.forEach((column, place) => {
      const cell = row.cells[place];
      if (column.kind === 'acts') {
        Array.from(cell.children, (each, i) => { each.hidden = !ACTS[i].on(value); });
        return;
      }
      const text = cell.lastChild;
      const words = String(column.text(value));
      const more = column.more ? column.more(value) : '';
      write(text.firstChild, words);
      if (column.more) { write(text.lastChild, more); }
      if (column.level) { cell.dataset.level = column.level(value) || ''; }
      cell.classList.toggle('mapi-blank', words === '' && more === '');
    });
  }

  // ---- Acts

  function button(cell, act) {
    const made = element('button', cell);
    made.type = 'button';
    made.textContent = act.label;
    made.dataset.act = act.act;
    made.addEventListener('click', () => {
      const session = cell.parentNode.value;
      const question = act.ask(session);
      if (question) { ask(question, act.label, () => send(act, session)); } else { send(act, session); }
    });
  }

  function ask(question, label, yes) {
    const dialog = document.getElementById('mapi-dialog');
    document.getElementById('mapi-question').textContent = question;
    document.getElementById('mapi-yes').textContent = label;
    dialog.returnValue = '';
    dialog.onclose = () => { if (dialog.returnValue === 'yes') { yes(); } };
    dialog.showModal();
  }

  async function send(act, session) {
    try {
      const answer = await fetch(root + '/act', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'X-Mapi-Token': page.dataset.token },
        body: new URLSearchParams({ act: act.act, session: session.name })
      });
      notice(await answer.text(), answer.ok ? 'good' : 'bad');
      await refresh();
    } catch (e) {
      notice('The server does not answer. Nothing is known about the act.', 'bad');
    }
  }

  function notice(text, level) {
    const shown = document.getElementById('mapi-notice');
    shown.hidden = text === '';
    shown.dataset.level = level;
    write(shown, text);
  }

  // ---- The state

  function verdict(text, level) {
    write(document.getElementById('mapi-verdict'), text);
    document.getElementById('mapi-dot').dataset.level = level;
  }

  function show(overview) {
    shown = overview;
    now = Date.parse(overview.time);
    const mapi = overview.mapi;
    const words = overview.doctor.verdict.replace(/^doctor (ok|failed): /, '');
    // Behind the colon of a failure is a finding, which is in a table.
    const short = overview.doctor.healthy ? words : words.split(':')[0];
    verdict(short.charAt(0).toUpperCase() + short.slice(1), overview.doctor.healthy ? 'good' : 'bad');
    write(document.getElementById('mapi-facts'), mapi === null ? 'There is no MAPI subsystem.' : [
      'MAPI ' + state(mapi.state) + ' for ' + since(mapi.since),
      'binding ' + mapi.binding,
      'mode ' + mapi.mode,
      'open: ' + (counted(mapi.liveObjects) || 'no object') + ', ' + mapi.liveBuffers + ' buffers',
      mapi.reason || '',
      nextTry(mapi.retryAt)
    ].filter(Boolean).join(' · '));
    const sessions = overview.doctor.sessions;
    draw('sessions', sessions);
    draw('findings', overview.doctor.findings.filter(
      (f) => (f.severity === 'warning' || f.severity === 'error')
        && !sessions.some((s) => f.subject === 'session ' + s.name)));
    draw('lanes', overview.lanes);
    draw('limits', overview.limits.filter(
      (l) => all.checked || l.used > 0 || l.refused > 0 || l.finding !== null));
    draw('pumps', overview.pumps);
  }

  async function refresh() {
    const answer = await fetch(root + '/overview.json', { credentials: 'same-origin' });
    if (!answer.ok) { throw new Error(String(answer.status)); }
    show(await answer.json());
  }

  async function loop() {
    if (!document.hidden) {
      try {
        await refresh();
        page.dataset.live = 'yes';
      } catch (e) {
        page.dataset.live = 'no';
        verdict('The server does not answer; the values below are old. If this lasts, load the page again.',
          'bad');
      }
    }
    window.setTimeout(loop, PERIOD_MILLIS);
  }

  all.addEventListener('change', () => { if (shown !== null) { show(shown); } });
  loop();
})();
