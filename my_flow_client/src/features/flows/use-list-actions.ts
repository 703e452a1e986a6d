'use client';

import type { Flow } from 'my_flow_contract';
import { type RefObject, useMemo, useRef } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { t, type WordsKey } from '#src/lib/words/words.ts';
import type { ListController } from './list-controller.ts';
import { stepFrom } from './list-state.ts';
import { type ListView, select, titleOf } from './use-list-controller.ts';

type Given = { readonly view: ListView; readonly controller: ListController; readonly root: RefObject<HTMLElement | null> };
type Name = Exclude<Extract<WordsKey, `flows.action.${string}`> extends `flows.action.${infer Key}` ? Key : never, ''>;

/** Offers everything that can be done with the current flow, or with those selected, under its key. */
export function useListActions(given: Given): void {
  const latest = useRef(given);
  latest.current = given;
  const { view } = given;
  const current = view.currentId === null ? undefined : view.flows.get(view.currentId);
  const hasRows = view.flows.size > 0;
  const hasSelection = view.state.selectedIds.size > 0;
  const currentState = current?.state ?? null;
  const isRestShown = view.state.shown.has('rest');
  const actions = useMemo(
    () => actionsFor(latest, { hasRows, hasSelection, currentState, isRestShown }),
    [hasRows, hasSelection, currentState, isRestShown],
  );
  useActions(actions);
}

/** What decides which actions there are; as long as it is the same, so are they. */
type Shape = {
  readonly hasRows: boolean;
  readonly hasSelection: boolean;
  readonly currentState: Flow['state'] | null;
  readonly isRestShown: boolean;
};

type Latest = RefObject<Given>;

function actionsFor(latest: Latest, shape: Shape): Action[] {
  if (!shape.hasRows) return sectionActions(latest, shape);
  const acting = shape.currentState === null && !shape.hasSelection ? [] : [...manyActions(latest, shape), ...oneActions(latest, shape)];
  return [...moveActions(latest), ...acting, ...selectActions(latest, shape), ...sectionActions(latest, shape)];
}

function moveActions(latest: Latest): Action[] {
  const step = (by: 1 | -1, isExtending: boolean) => () => {
    const { view, controller, root } = latest.current;
    const order = view.sections.flat();
    const isFocused = document.activeElement !== null && (root.current?.contains(document.activeElement) ?? false);
    // The first press only brings the focus to the row that is the current one already.
    const next = isFocused || isExtending ? stepFrom(order, view.currentId, by) : (view.currentId ?? order[0] ?? null);
    if (next === null) return;
    const ids = isExtending && view.currentId !== null ? [view.currentId, next] : [];
    if (ids.length > 0) select({ view, dispatch: controller.dispatch }, ids, true);
    controller.focusRow(next);
  };
  return [
    quiet('next', 'j', step(1, false)),
    quiet('next', 'ArrowDown', step(1, false)),
    quiet('previous', 'k', step(-1, false)),
    quiet('previous', 'ArrowUp', step(-1, false)),
    quiet('selectNext', 'shift+j', step(1, true)),
    quiet('selectPrevious', 'shift+k', step(-1, true)),
  ];
}

/** Done to all that is selected, or to the current one. */
function manyActions(latest: Latest, shape: Shape): Action[] {
  const withTargets = (run: (flows: readonly Flow[], controller: ListController) => void) => () => {
    const { view, controller } = latest.current;
    const flows = controller.targets(view.currentId);
    if (flows.length > 0) run(flows, controller);
  };
  const pick = (kind: 'due' | 'priority' | 'park' | 'move') => () => {
    const { view, controller } = latest.current;
    controller.pick(kind, view.state.selectedIds.size > 0 ? null : view.currentId);
  };
  const isOpen = shape.hasSelection || shape.currentState === 'open' || shape.currentState === 'parked';
  const complete = withTargets((flows, controller) =>
    controller.leaving(flows, () => (isClosing(flows) ? controller.acts.complete(flows) : controller.acts.reopen(flows))),
  );
  return [
    action(isOpen ? 'complete' : 'reopen', 'd', complete),
    ...(isOpen ? [action('due', 't', pick('due')), action('priority', '!', pick('priority')), action('park', 'p', pick('park'))] : []),
    action('move', 'm', pick('move')),
    action(
      'archive',
      'a',
      withTargets((flows, controller) => controller.leaving(flows, () => controller.acts.archive(flows))),
    ),
    action(
      'trash',
      'Backspace',
      withTargets((flows, controller) => controller.leaving(flows, () => controller.acts.trash(flows))),
    ),
    quiet(
      'trash',
      'Delete',
      withTargets((flows, controller) => controller.leaving(flows, () => controller.acts.trash(flows))),
    ),
  ];
}

/** Several of different states are completed; only when all are closed they are opened. */
export function isClosing(flows: readonly Flow[]): boolean {
  return flows.some((flow) => flow.state === 'open' || flow.state === 'parked');
}

function oneActions(latest: Latest, shape: Shape): Action[] {
  const withCurrent = (run: (flow: Flow, controller: ListController) => void) => () => {
    const { view, controller } = latest.current;
    const flow = view.currentId === null ? undefined : view.flows.get(view.currentId);
    if (flow !== undefined) run(flow, controller);
  };
  if (shape.currentState === null) return [];
  const isOpen = shape.currentState === 'open';
  return [
    action(
      'edit',
      'e',
      withCurrent((flow, controller) => controller.edit(flow.id)),
    ),
    action(
      'split',
      's',
      withCurrent((flow, controller) => controller.edit(flow.id, 'steps')),
    ),
    action(
      'duplicate',
      'shift+d',
      withCurrent((flow, controller) => controller.acts.duplicate(flow, controller.ordered())),
    ),
    ...(isOpen
      ? [
          action(
            'up',
            'alt+ArrowUp',
            withCurrent((flow, controller) => controller.shift(flow, -1)),
          ),
          action(
            'down',
            'alt+ArrowDown',
            withCurrent((flow, controller) => controller.shift(flow, 1)),
          ),
        ]
      : []),
    action(
      'select',
      'x',
      withCurrent((flow, controller) => controller.toggleSelected(flow)),
    ),
  ];
}

function selectActions(latest: Latest, shape: Shape): Action[] {
  const all = () => {
    const { view, controller } = latest.current;
    const open = view.sections.flat().filter((id) => view.flows.get(id)?.state === 'open');
    select({ view, dispatch: controller.dispatch }, open, true);
  };
  const clear = () => {
    const { view, controller } = latest.current;
    controller.dispatch({ type: 'clearSelection' });
    if (view.currentId !== null) controller.focusRow(view.currentId);
  };
  return [action('selectAll', 'mod+a', all), ...(shape.hasSelection ? [quiet('clearSelection', 'Escape', clear)] : [])];
}

function sectionActions(latest: Latest, shape: Shape): Action[] {
  const toggle = (section: 'rest' | 'parked' | 'archived') => () => {
    const { view, controller, root } = latest.current;
    const isInside = root.current?.contains(document.activeElement) ?? false;
    controller.dispatch({ type: 'toggleSection', section });
    const next = view.currentId;
    if (isInside && next !== null) requestAnimationFrame(() => titleOf(root.current, next)?.focus());
  };
  return [
    { ...action(shape.isRestShown ? 'hideRest' : 'showRest', 'o', toggle('rest')), group: 'view' },
    { id: 'flow.showParked', title: t('flows.action.showParked'), group: 'view', run: toggle('parked') },
    { id: 'flow.showArchived', title: t('flows.action.showArchived'), group: 'view', run: toggle('archived') },
  ];
}

function action(name: Name, keys: string, run: () => void): Action {
  return { id: `flow.${name}`, title: t(`flows.action.${name}`), group: 'flow', keys, run };
}

function quiet(name: Name, keys: string, run: () => void): Action {
  return { ...action(name, keys, run), id: `flow.${name}.${keys}`, isForKeysOnly: true };
}
