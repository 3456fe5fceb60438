// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.support;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** Keeps the lines that are written to its logger. */
public final class LogLines {
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  /** A line, and its last argument if that is a throwable; null if it is none. */
  public record Line(String text, Throwable stack) {}

  /** A logger whose lines are kept. */
  public Logger logger() {
    return (Logger)
        Proxy.newProxyInstance(
            Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> {
              if (broken) {
                throw new IllegalStateException("the disk is full");
              }
              lines.add(line(arguments));
              return null;
            });
  }

  private static Line line(Object[] arguments) {
    Object[] values =
        arguments[1] instanceof Object[] all
            ? all
            : Arrays.copyOfRange(arguments, 1, arguments.length);
    return new Line(
        MessageFormatter.arrayFormat((String) arguments[0], values).getMessage(),
        values[values.length - 1] instanceof Throwable stack ? stack : null);
  }

  /** Makes each call of the logger fail, or no longer. */
  public void breakLog(boolean fails) {
    broken = fails;
  }

  /** The lines. */
  public List<Line> all() {
    return lines;
  }

  /** The texts of the lines. */
  public List<String> texts() {
    return lines.stream().map(Line::text).collect(Collectors.toList());
  }
}
