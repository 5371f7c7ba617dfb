import type { FrameContext } from '../../../contract';
import type { ShellModule } from '../../site-view';
import type { SiteView } from '../../site-view';
import type { FrameTheme } from '../frame/theme';
import type { Flag } from '../site/flags';

/** A modal an app asked for. */
export interface ModalRequest {
  module: ShellModule;
  context: FrameContext;
  framePath: string;
  size: string | { width: string; height?: string };
  title: string;
  closeOnEscape: boolean;
  closeOnOverlayClick: boolean;
  /** Reaches the modal's app as `extension.modal` of its context. */
  modalContext: unknown;
  onClose(payload: unknown): void;
}

/** One frame of the app and what of the page its bridge may touch. */
export interface FrameHost {
  frameId: string;
  module: ShellModule;
  context: FrameContext;
  site: SiteView;
  /** In a modal: its context, and how to close it. */
  modal?: { context: unknown; close(payload: unknown): void };
  /** Where a page module's own addresses start; other modules have none. */
  basePath?: string;
  setHeight(pixels: number): void;
  setReady(): void;
  showFlag(flag: Flag): void;
  closeFlag(id: Flag['id']): boolean;
  openModal(request: ModalRequest): void;
  /** Loads the data of the page around the frame again. */
  refresh(): void;
  theme(): FrameTheme;
  /** Called at every change of the theme until the frame goes. */
  onTheme(listener: () => void): void;
  /** Runs when the frame goes. */
  onGone(work: () => void): void;
}

/** A method of the bridge; throws what the app's call rejects with. */
export type BridgeMethod = (host: FrameHost, payload: unknown) => unknown;
