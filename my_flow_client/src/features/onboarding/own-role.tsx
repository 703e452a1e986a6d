'use client';

import '#src/lib/words/welcome-words.ts';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';

/** A field for a role that is not among those offered. `onAdd` answers what is wrong with the name, or null. */
export function OwnRole({ onAdd }: { onAdd: (name: string) => string | null }) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const add = () => {
    const found = onAdd(name);
    setProblem(found);
    if (found === null) setName('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || name.trim() === '') return;
    // Enter with a name adds the role; without one it starts, as anywhere in the form.
    event.preventDefault();
    add();
  };
  return (
    <div className="mt-3">
      <div className="flex items-center gap-3 rounded-l border border-line-control border-dashed py-2 pr-2 pl-4 focus-within:border-accent">
        <Plus size={17} aria-hidden="true" className="shrink-0 text-fg-3" />
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={t('welcome.ownPlaceholder')}
          aria-label={t('welcome.own')}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          autoComplete="off"
          className="min-h-9 min-w-0 flex-1 bg-transparent outline-none placeholder:text-fg-3"
        />
        {name.trim() !== '' && (
          <Button look="quiet" onClick={add}>
            {t('welcome.addOwn')}
          </Button>
        )}
      </div>
      {problem !== null && (
        <p id={problemId} role="alert" className="mt-1.5 px-1 text-danger text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
