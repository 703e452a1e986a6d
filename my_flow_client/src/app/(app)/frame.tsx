'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { OutboxSender } from '#src/features/capture/outbox-sender.tsx';
import { ConnectionBanner } from '#src/features/connection/connection-banner.tsx';
import { ContextDialogs } from '#src/features/contexts/context-dialogs.tsx';
import { OnboardingActions } from '#src/features/onboarding/onboarding-actions.tsx';
import { KeySheet } from '#src/features/palette/key-sheet.tsx';
import { Palette } from '#src/features/palette/palette.tsx';
import { BottomBar } from '#src/features/rail/bottom-bar.tsx';
import { Rail } from '#src/features/rail/rail.tsx';
import { UndoKeys } from '#src/features/undo/undo-keys.tsx';
import { ActionKeys } from '#src/lib/actions/action-keys.tsx';
import { useContexts, usePreferences } from '#src/lib/data/queries.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { t } from '#src/lib/words/words.ts';
import { Toasts } from '#src/ui/toasts.tsx';

/** The hue of MyFlow itself, on pages that belong to no context. */
const ownHue = 250;

/** Rail, page and everything that opens over them, in the light of the context that is open. */
export function Frame({ seq, children }: { seq: number; children: ReactNode }) {
  const contextId = useContextId();
  const context = useContexts().find((candidate) => candidate.id === contextId);
  const { theme } = usePreferences();
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const hue = context?.hue ?? ownHue;
  // Dialogs and menus hang on the body, outside of this element; they stand in the same light.
  useEffect(() => {
    document.documentElement.style.setProperty('--hue', String(hue));
  }, [hue]);
  const light = { '--hue': hue };
  return (
    <div data-hue="" style={light} className="room-light flex min-h-dvh flex-col sm:h-dvh sm:flex-row">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-m focus:bg-surface focus:px-4 focus:py-2"
      >
        {t('common.skipToContent')}
      </a>
      <Rail />
      <main ref={useTopOfPage()} id="content" tabIndex={-1} className="min-w-0 flex-1 overflow-x-clip outline-none sm:overflow-y-auto">
        <ConnectionBanner seq={seq} />
        <div className="mx-auto w-full max-w-[940px] px-4 pt-6 pb-28 sm:px-12 sm:pt-10 sm:pb-16">{children}</div>
      </main>
      <BottomBar />
      <Palette />
      <KeySheet />
      <ContextDialogs />
      <UndoKeys />
      <OutboxSender />
      <OnboardingActions />
      <ActionKeys />
      <Toasts />
    </div>
  );
}

/** Every page begins at its top: going from room to room changes the address alone, and the place where one was scrolled to would stay. */
function useTopOfPage() {
  const main = useRef<HTMLElement>(null);
  const path = usePathname();
  useLayoutEffect(() => {
    if (path !== '') main.current?.scrollTo({ top: 0 });
  }, [path]);
  return main;
}
