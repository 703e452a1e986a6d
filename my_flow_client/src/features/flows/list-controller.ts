'use client';

import type { Flow } from 'my_flow_contract';
import { createContext, useContext } from 'react';
import type { EditorFocus, ListEvent, PickerKind } from './list-state.ts';
import type { FlowActs } from './use-flow-acts.ts';

/** What a row can ask of the lists it stands in. It stays the same object, so that rows need not be painted anew. */
export type ListController = {
  readonly acts: FlowActs;
  readonly dispatch: (event: ListEvent) => void;
  /** Makes a row the current one and puts the focus on its title. */
  focusRow(flowId: string): void;
  /** Gives the focus back to the current row, unless something else has taken it. */
  returnFocus(): void;
  /** Completes an open or parked flow, opens any other; the focus goes to a neighbour. */
  toggle(flow: Flow): void;
  /** Runs a change after which the flows leave their list: the focus goes to a neighbour. */
  leaving(flows: readonly Flow[], change: () => void): void;
  edit(flowId: string, focus?: EditorFocus): void;
  closeEditor(): void;
  pick(kind: PickerKind, flowId: string | null): void;
  closePicker(): void;
  toggleSelected(flow: Flow): void;
  /** One place up or down in the order on the screen. */
  shift(flow: Flow, step: 1 | -1): void;
  /** The flows that an action means: those selected, else the one given; as they are known this moment, even if that is not painted yet. */
  targets(flowId: string | null): readonly Flow[];
  /** The open flows in their order. */
  ordered(): readonly Flow[];
  announce(words: string): void;
  /** What was typed for the editor before its code was there; kept until it is taken. */
  keepTypedAhead(text: string): void;
  takeTypedAhead(): string;
};

export const ListControllerContext = createContext<ListController | null>(null);

/** The lists that this stands in. Throws outside of them. */
export function useListController(): ListController {
  const controller = useContext(ListControllerContext);
  if (controller === null) throw new Error('A row stands in a list of flows.');
  return controller;
}
