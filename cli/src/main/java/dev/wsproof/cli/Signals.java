package dev.wsproof.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a second Ctrl-C end the process at once while the first one has it end in order: the virtual
 * machine by itself would let a person wait. The exit codes stay 130 and 143. Where signals cannot
 * be handled, the virtual machine goes on as it does by itself.
 */
final class Signals {
  private static final AtomicBoolean HANDLED = new AtomicBoolean();
  private static final AtomicBoolean ENDING = new AtomicBoolean();
  private static final int SIGNALLED = 128;

  private Signals() {}

  /** From now on, for the process as a whole. */
  static void secondEndsAtOnce() {
    if (HANDLED.compareAndSet(false, true)) {
      handle("INT", SIGNALLED + 2);
      handle("TERM", SIGNALLED + 15);
    }
  }

  /** The types are asked for by name because the compiler accepts them only with a warning. */
  private static void handle(String name, int exitCode) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ends =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      end(exitCode);
                      yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "ends with " + exitCode;
                  });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), ends);
    } catch (ReflectiveOperationException | RuntimeException notHere) {
      return; // the virtual machine's own way
    }
  }

  private static void end(int exitCode) {
    if (ENDING.compareAndSet(false, true)) {
      new Thread(() -> System.exit(exitCode), "wsproof-ending").start();
    } else {
      Runtime.getRuntime().halt(exitCode);
    }
  }
}
