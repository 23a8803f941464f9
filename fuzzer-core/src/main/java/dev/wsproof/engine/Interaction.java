package dev.wsproof.engine;

import dev.wsproof.observe.Event;
import dev.wsproof.script.Actor;

/**
 * What our end does besides its script and its protocol duties, such as obeying a driver's
 * commands. All calls come on the conversation's event loop.
 */
public interface Interaction {
  /** Does nothing: the script is all there is. */
  Interaction NONE = new Interaction() {};

  /** The connection is open and the script has begun. */
  default void opened(Actor actor) {}

  /** A whole message came while the connection was open. */
  default void message(Event.Message message, Actor actor) {}
}
