'use client';

import { type Context, dayInZone, type Flow } from 'my_flow_contract';
import { useState } from 'react';
import { useContexts, useContextsIn, useFlows } from '#src/lib/data/queries.ts';
import { restoreContext } from '#src/lib/data/restore-context.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { formatDate } from '#src/lib/time/format-day.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { goneOf } from './days-left.ts';
import { EmptyTrash } from './empty-trash.tsx';
import { StoredRow, StoredSection } from './stored-row.tsx';

const shownAtFirst = 100;

/** What lies in the trash, contexts and flows, and the archived contexts; all of it can be brought back. */
export function TrashLists() {
  const trashed = useContextsIn('trashed').data ?? [];
  const archived = useContextsIn('archived').data ?? [];
  const flows = useFlows('all', 'trashed').data ?? [];
  // What went into the trash with its context comes back with it.
  const alone = flows.filter((flow) => !trashed.some((context) => context.id === flow.contextId));
  return (
    <>
      {trashed.length === 0 && alone.length === 0 && <EmptyTrash />}
      {trashed.length > 0 && <TrashedContexts contexts={trashed} flows={flows} />}
      {alone.length > 0 && <TrashedFlows flows={alone} archived={archived} />}
      {archived.length > 0 && <ArchivedContexts contexts={archived} />}
    </>
  );
}

function TrashedContexts({ contexts, flows }: { readonly contexts: readonly Context[]; readonly flows: readonly Flow[] }) {
  const act = useAct();
  return (
    <StoredSection title={t('trash.contexts')}>
      {contexts.map((context) => {
        const count = flows.filter((flow) => flow.contextId === context.id && flow.trashedAt === context.trashedAt).length;
        return (
          <StoredRow key={context.id} title={context.name} context={context} onRestore={() => restoreContext(act, context)}>
            {count === 0 ? t('trash.withoutFlows') : t('trash.withFlows', { count })} · <Gone trashedAt={context.trashedAt} />
          </StoredRow>
        );
      })}
    </StoredSection>
  );
}

function TrashedFlows({ flows, archived }: { readonly flows: readonly Flow[]; readonly archived: readonly Context[] }) {
  const contexts = [...useContexts(), ...archived];
  const [shownMax, setShownMax] = useState(shownAtFirst);
  const act = useAct();
  const restore = (flow: Flow) =>
    void act(
      'restoreFlow',
      { params: { flowId: flow.id } },
      { expected: { flows: [{ ...flow, trashedAt: null }] }, toast: t('trash.restored', { title: flow.title }) },
    );
  return (
    <>
      <StoredSection title={t('trash.flows')} help={`${flows.length}`}>
        {flows.slice(0, shownMax).map((flow) => {
          const context = contexts.find((candidate) => candidate.id === flow.contextId);
          return (
            <StoredRow key={flow.id} title={flow.title} context={context} onRestore={() => restore(flow)}>
              {context && `${context.name} · `}
              <Gone trashedAt={flow.trashedAt} />
            </StoredRow>
          );
        })}
      </StoredSection>
      {flows.length > shownMax && (
        <Button className="mx-auto mb-8 flex" onClick={() => setShownMax(shownMax + shownAtFirst)}>
          {t('trash.more')}
        </Button>
      )}
    </>
  );
}

function ArchivedContexts({ contexts }: { contexts: readonly Context[] }) {
  const act = useAct();
  return (
    <StoredSection title={t('trash.archived')} help={t('trash.archivedHelp')}>
      {contexts.map((context) => (
        <StoredRow key={context.id} title={context.name} context={context} onRestore={() => restoreContext(act, context)}>
          <ArchivedSince archivedAt={context.archivedAt} />
        </StoredRow>
      ))}
    </StoredSection>
  );
}

function Gone({ trashedAt }: { trashedAt: string | null }) {
  const frame = useTimeFrame();
  if (trashedAt === null) return null;
  const { day, days } = goneOf(trashedAt, frame);
  return days === 0 ? t('trash.goneToday') : t('trash.goneIn', { count: days, day: formatDate(day, frame.locale, false) });
}

function ArchivedSince({ archivedAt }: { archivedAt: string | null }) {
  const { locale, zone } = useTimeFrame();
  return archivedAt === null ? null : t('trash.archivedSince', { day: formatDate(dayInZone(archivedAt, zone), locale, true) });
}
