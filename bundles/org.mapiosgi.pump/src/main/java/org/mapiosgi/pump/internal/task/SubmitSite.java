// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a task was submitted: the first frames that are neither a pump's nor the JDK's. Looked for
 * only where the configuration asks for it.
 */
public final class SubmitSite {
  private static final int FRAMES = 3;
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String PUMPS = "org.mapiosgi.pump.internal.";

  /** The class of a task, and where it came from. */
  public record Origin(Class<?> kind, List<StackFrame> site) {
    /** For a future, which forgets its task; as small as the class where no site is noted. */
    public static Object of(TaskPump pump, Object task) {
      return pump.notesSites() ? new Origin(task.getClass(), here()) : task.getClass();
    }
  }

  /** A task that is no future, and where it came from. */
  public record Noted(Runnable task, List<StackFrame> site) implements Runnable {
    @Override
    public void run() {
      task.run();
    }

    @Override
    public String toString() {
      return task.toString();
    }
  }

  private SubmitSite() {}

  private static List<StackFrame> here() {
    return WALKER.walk(
        frames -> frames.filter(frame -> isForeign(frame.getClassName())).limit(FRAMES).toList());
  }

  private static boolean isForeign(String type) {
    return !type.startsWith(PUMPS) && !type.startsWith("java.") && !type.startsWith("jdk.");
  }

  /** A task with its site; a future, and the place of a latest task, have it inside. */
  public static Runnable note(Runnable task) {
    return task instanceof PumpFuture || task instanceof Coalescer.Holder
        ? task
        : new Noted(task, here());
  }

  /** A task as its submitter gave it. */
  public static Runnable original(Runnable task) {
    return task instanceof Noted noted ? noted.task() : task;
  }

  /** The site of a task; empty where it was not noted. */
  public static List<StackTraceElement> of(@Nullable Runnable task) {
    List<StackFrame> site = List.of();
    if (task instanceof Noted noted) {
      site = noted.site();
    } else if (task instanceof PumpFuture<?> future && future.origin() instanceof Origin origin) {
      site = origin.site();
    } else if (task instanceof Coalescer.Holder holder && holder.held() instanceof Noted noted) {
      site = noted.site();
    }
    return site.stream().map(StackFrame::toStackTraceElement).toList();
  }
}
