import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { currentNonce } from '#src/bff/current-nonce.ts';
import { currentPerson } from '#src/bff/current-person.ts';
import { currentTheme } from '#src/bff/current-theme.ts';
import { isDevelopment } from '#src/config/env.ts';
import { followSaves } from '#src/lib/development/follow-saves.ts';
import { inlineCall } from '#src/lib/session/inline-call.ts';
import { keepToPerson } from '#src/lib/session/keep-to-person.ts';
import { t } from '#src/lib/words/words.ts';
import '#src/styles/globals.css';

const inter = localFont({
  src: '../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
});

// Every page depends on who is asking, the one for unknown addresses too: its theme is the person's.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: t('app.name'), template: `%s · ${t('app.name')}` },
  description: t('app.tagline'),
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: dark)', color: '#0a0c11' },
    { media: '(prefers-color-scheme: light)', color: '#f4f5f7' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, person, nonce] = await Promise.all([currentTheme(), currentPerson(), currentNonce()]);
  return (
    <html lang="en" data-theme={theme} className={inter.variable} suppressHydrationWarning>
      {(person !== null || isDevelopment) && (
        <head>
          {/* Browsers hide the nonce of a script that has run. */}
          {person !== null && (
            <script nonce={nonce} suppressHydrationWarning>
              {inlineCall(keepToPerson, person)}
            </script>
          )}
          {isDevelopment && (
            <script nonce={nonce} suppressHydrationWarning>
              {inlineCall(followSaves)}
            </script>
          )}
        </head>
      )}
      <body>{children}</body>
    </html>
  );
}
