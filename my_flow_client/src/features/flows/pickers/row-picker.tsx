'use client';

import type { Flow, NowReason } from 'my_flow_contract';
import { useListController } from '../list-controller.ts';
import type { PickerKind } from '../list-state.ts';
import { FlowPicker } from './flow-pickers.tsx';
import { RowMenu } from './row-menu.tsx';

type RowPickerProps = { readonly kind: PickerKind; readonly flow: Flow; readonly reason: NowReason | null };

/** What is open over a row: the menu of everything, or the choices of one thing. Loaded when it is first asked for. */
export function RowPicker({ kind, flow, reason }: RowPickerProps) {
  const controller = useListController();
  if (kind === 'menu') return <RowMenu flow={flow} reason={reason} />;
  return <FlowPicker kind={kind} flows={[flow]} onClose={controller.closePicker} />;
}
