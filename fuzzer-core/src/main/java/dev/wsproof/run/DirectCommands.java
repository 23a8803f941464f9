package dev.wsproof.run;

import dev.wsproof.engine.Interaction;
import dev.wsproof.observe.Event;
import dev.wsproof.script.Actor;
import dev.wsproof.script.CloseReason;
import dev.wsproof.script.Step;
import java.nio.charset.StandardCharsets;

/**
 * Direct command mode: performs what each text message asks for; what is no command gets one
 * sentence and ends the connection.
 */
final class DirectCommands implements Interaction {
  private static final int UNSUPPORTED_DATA = 1003;

  private final DriverMessages messages;

  DirectCommands(DriverMessages messages) {
    this.messages = messages;
  }

  @Override
  public void message(Event.Message message, Actor actor) {
    try {
      if (message.binary() || message.length() != message.payload().length) {
        throw new IllegalArgumentException("command: wanted a text message with a JSON array");
      }
      String text = new String(message.payload(), StandardCharsets.UTF_8);
      for (Step step : messages.command(text)) {
        step.performOn(actor);
      }
    } catch (IllegalArgumentException e) {
      actor.close(UNSUPPORTED_DATA, CloseReason.of(e.getMessage()));
    }
  }
}
