import { Component, type ReactNode } from 'react';
import { ApiFailure } from '../api';
import { strings } from '../strings';
import { Failure } from './failure';

interface Props {
  children: ReactNode;
  /** What to say; a chunk that cannot be fetched has other words than a fault of the page. */
  message?: string;
  title?: string;
  onRetry?: () => void;
}

/** Keeps a fault in one part of the page from leaving all of it blank. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { message = strings.errors.unexpected, title = strings.errors.crashTitle, onRetry } = this.props;
    return (
      <Failure
        title={title}
        failure={new ApiFailure('Unavailable', message)}
        onRetry={onRetry ?? (() => window.location.reload())}
      />
    );
  }
}
