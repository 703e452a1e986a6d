'use client';

import { Check } from 'lucide-react';
import { hueName, swatches } from '#src/lib/hue/hue-names.ts';
import { t } from '#src/lib/words/words.ts';
import { FieldLabel } from '#src/ui/field.tsx';

type HuePickerProps = { readonly hue: number; readonly onHue: (hue: number) => void };

/** The light of a context: a hue with a name, or any of the 360 on the slider. */
export function HuePicker({ hue, onHue }: HuePickerProps) {
  return (
    <div>
      <FieldLabel>
        {t('contexts.light')} <span className="ml-1 font-normal text-fg-3">{t(`contexts.hue.${hueName(hue)}`)}</span>
      </FieldLabel>
      <div className="flex flex-wrap gap-2">
        {swatches.map((swatch) => (
          <button
            key={swatch}
            type="button"
            data-hue=""
            style={{ '--hue': swatch }}
            aria-label={t(`contexts.hue.${hueName(swatch)}`)}
            aria-pressed={swatch === hue}
            onClick={() => onHue(swatch)}
            className="grid size-7 place-items-center rounded-full bg-accent text-on-accent aria-pressed:ring-2 aria-pressed:ring-fg aria-pressed:ring-offset-2 aria-pressed:ring-offset-surface"
          >
            {swatch === hue && <Check size={14} strokeWidth={3} aria-hidden="true" />}
          </button>
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={359}
        value={hue}
        onChange={(event) => onHue(event.target.valueAsNumber)}
        aria-label={t('contexts.lightSlider')}
        aria-valuetext={`${t(`contexts.hue.${hueName(hue)}`)}, ${hue}`}
        className="hue-slider mt-3"
      />
    </div>
  );
}
