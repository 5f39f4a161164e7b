import { Component, type ReactNode } from 'react'

/** Keeps the way to the other pages where one page fails; React asks for a class here. */
export class Fallen extends Component<
  { readonly children: ReactNode; readonly at: string },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override componentDidUpdate(before: { readonly at: string }): void {
    if (before.at !== this.props.at && this.state.error !== null) this.setState({ error: null })
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <>
        <h1>This page failed</h1>
        <p role="alert" className="problem">
          {error.message}
        </p>
        <p>
          <button type="button" onClick={() => this.setState({ error: null })}>
            Try again
          </button>
        </p>
        <p className="soft">
          It is a fault of Chancery, not of the record; please report it with its address.
        </p>
      </>
    )
  }
}
