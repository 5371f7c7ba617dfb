import { useEffect, useId, useRef, useState } from 'react';
import type { FrameContext } from '../../../contract';
import { fromEnvelope, toEnvelope } from '../../rpc/messages';
import { createPeer } from '../../rpc/peer';
import type { ShellModule } from '../../site-view';
import { useSite } from '../site/context';
import { useFlags } from '../site/flags';
import { useModals } from './ModalProvider';
import { useTheme } from '../site/theme';
import type { FrameHost } from './frame-host';
import { callMethod } from './methods';

interface Props {
  module: ShellModule;
  context: FrameContext;
  /** The document, when it is not the module's own. */
  framePath?: string;
  modal?: FrameHost['modal'];
  basePath?: string;
  refresh?: () => void;
}

/** As Atlassian's page on the Custom UI iframe lists them. */
const SANDBOX = 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';
const FEATURES = 'camera; clipboard-write; display-capture; fullscreen; microphone';

/** Heights for `viewportSize`, in CSS pixels. Atlassian names the sizes and publishes no numbers: these are ours. */
const VIEWPORTS: Record<string, number> = { small: 150, medium: 300, large: 450, xlarge: 600 };

/** One frame of the app, with the shell's end of its bridge. */
export function AppFrame({ module, context, framePath = module.framePath, modal, basePath, refresh }: Props) {
  const site = useSite();
  const flags = useFlags();
  const modals = useModals();
  const { colorMode } = useTheme();
  const frameId = useId();
  const ref = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number>();
  const [ready, setReady] = useState(false);
  // The bridge outlives renderings: it reads what changes between them from here.
  const current = useRef({ colorMode, modal, refresh });
  current.current = { colorMode, modal, refresh };
  const themeListeners = useRef(new Set<() => void>());

  const { issueKey, projectKey } = context;
  useEffect(() => {
    const gone: (() => void)[] = [];
    const listeners = themeListeners.current;
    const host: FrameHost = {
      frameId,
      module,
      context: { ...(issueKey && { issueKey }), ...(projectKey && { projectKey }) },
      site,
      ...(modal && {
        modal: { context: modal.context, close: (value) => current.current.modal?.close(value) },
      }),
      ...(basePath && { basePath }),
      setHeight,
      setReady: () => setReady(true),
      showFlag: flags.show,
      closeFlag: flags.close,
      openModal: modals.open,
      refresh: () => current.current.refresh?.(),
      theme: () => ({ colorMode: current.current.colorMode, surface: surfaceOf(ref.current) }),
      onTheme: (listener) => void listeners.add(listener),
      onGone: (work) => void gone.push(work),
    };
    const peer = createPeer({
      post: (message) => ref.current?.contentWindow?.postMessage(toEnvelope(message), site.frameOrigin),
      onCall: (method, payload) => callMethod(host, method, payload),
    });
    const receive = ({ source, origin, data }: MessageEvent) => {
      if (origin !== site.frameOrigin || source !== ref.current?.contentWindow) return;
      const message = fromEnvelope(data);
      if (message) peer.receive(message);
    };
    window.addEventListener('message', receive);
    return () => {
      window.removeEventListener('message', receive);
      peer.close();
      listeners.clear();
      gone.forEach((work) => work());
    };
  }, [site, module, issueKey, projectKey, basePath, frameId, flags, modals]);

  useEffect(() => themeListeners.current.forEach((tell) => tell()), [colorMode]);

  const fixed = modal ? undefined : VIEWPORTS[module.viewportSize ?? ''];
  return (
    <iframe
      ref={ref}
      className="app-frame"
      title={module.title}
      src={`${site.frameOrigin}${framePath}?site=${encodeURIComponent(window.location.origin)}`}
      sandbox={SANDBOX}
      allow={FEATURES}
      data-module-key={module.key}
      data-ready={ready}
      style={{ height: modal ? '100%' : (fixed ?? height) }}
    />
  );
}

function surfaceOf(frame: HTMLElement | null): string {
  return frame ? getComputedStyle(frame).getPropertyValue('--ds-elevation-surface-current').trim() : '';
}
