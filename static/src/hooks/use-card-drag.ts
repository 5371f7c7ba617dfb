import { useCallback, useEffect, useRef, type PointerEvent as Press } from 'react';

/** Where a card was let go: in front of `before`, or at the end of the zone. */
export interface Drop {
  cardId: string;
  zone: string;
  before?: string;
}

interface Place {
  zone: HTMLElement;
  before?: HTMLElement;
}

/** Of a zone, its cards of one kind that are not the one being dragged. */
const cardsIn = (zone: HTMLElement, kind: string, dragged: HTMLElement): HTMLElement[] =>
  [...zone.querySelectorAll<HTMLElement>(`[data-card][data-kind="${kind}"]`)].filter(
    (one) => one !== dragged,
  );

function placeAt(x: number, y: number, kind: string, dragged: HTMLElement): Place | undefined {
  const zone = document.elementFromPoint(x, y)?.closest<HTMLElement>(`[data-zone][data-takes="${kind}"]`);
  if (!zone) return undefined;
  const sideBySide = zone.dataset.flow === 'side';
  const before = cardsIn(zone, kind, dragged).find((card) => {
    const { top, bottom, left, width, height } = card.getBoundingClientRect();
    if (!sideBySide) return y < top + height / 2;
    return y < top || (y <= bottom && x < left + width / 2);
  });
  return { zone, ...(before && { before }) };
}

function mark(place: Place | undefined): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-drop]')) delete one.dataset.drop;
  if (place?.before) place.before.dataset.drop = 'before';
  else if (place) place.zone.dataset.drop = 'end';
}

/**
 * Dragging of cards by a grip, with mouse, pen or finger; Esc leaves everything as it was. A card has `data-card` (its id) and
 * `data-kind`, what takes it `data-zone` (its id) and `data-takes` (the kind). Where it would go is marked by `data-drop`:
 * in attributes, so that nothing is drawn anew while the pointer moves. Answers what a grip is given.
 */
export function useCardDrag(drop: (drop: Drop) => void): { onPointerDown: (press: Press) => void } {
  const latest = useRef(drop);
  const stop = useRef<() => void>();
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(() => () => stop.current?.(), []);
  const onPointerDown = useCallback((press: Press) => {
    const card = press.currentTarget.closest<HTMLElement>('[data-card]');
    const { card: cardId, kind } = card?.dataset ?? {};
    if (!card || cardId === undefined || kind === undefined || press.button !== 0) return;
    press.preventDefault();
    let place: Place | undefined;
    const move = ({ clientX, clientY }: PointerEvent): void => {
      card.dataset.dragged = '';
      place = placeAt(clientX, clientY, kind, card);
      mark(place);
    };
    const end = (): void => {
      delete card.dataset.dragged;
      mark(undefined);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', letGo);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', escape, true);
      stop.current = undefined;
    };
    const letGo = (): void => {
      const { zone, before } = place ?? {};
      end();
      if (zone?.dataset.zone === undefined) return;
      latest.current({
        cardId,
        zone: zone.dataset.zone,
        ...(before?.dataset.card !== undefined && { before: before.dataset.card }),
      });
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', letGo);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', escape, true);
    stop.current = end;
  }, []);
  return { onPointerDown };
}
