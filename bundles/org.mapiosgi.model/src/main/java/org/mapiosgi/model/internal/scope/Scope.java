// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.scope;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.session.ModelSession;
import org.mapiosgi.model.session.OpenObjects;
import org.mapiosgi.model.session.Quota;
import org.mapiosgi.spi.NativeObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the open objects of one unit of work, and keeps them to the unit of work's thread and time.
 *
 * <p>No object can leak: every object that is opened within the scope comes from {@link #open}, or
 * is handed to {@link #own}, and {@link #close} releases it in reverse order.
 */
public final class Scope implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scope.class);

  private final ModelSession session;
  private final Thread owner = Thread.currentThread();
  private final Deque<Held> open = new ArrayDeque<>();
  private final OpenObjects objects;
  private final Set<NativeObject> held = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Object, Supplier<String>> unsaved = new LinkedHashMap<>();
  private volatile boolean ended;

  /** An object to release, with the object it was opened from and the quota it counts for. */
  private record Held(NativeObject object, NativeObject parent, Optional<Quota> quota) {}

  /**
   * Makes a scope of the calling thread, which is the only one that may use it.
   *
   * @param objects counts what the scope has open, for other threads to read
   */
  public Scope(ModelSession session, OpenObjects objects) {
    this.session = session;
    this.objects = objects;
  }

  /** Returns the session that the unit of work runs in. */
  public ModelSession session() {
    return session;
  }

  /**
   * Refuses a call that must not reach native code.
   *
   * @throws IllegalStateException on another thread, or after the end of the scope
   */
  public void check() {
    if (ended) {
      throw new IllegalStateException(
          "the unit of work of session '"
              + session.name()
              + "' has ended, and what was opened in it is released; keep the entry id and open the"
              + " object again");
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "MAPI objects of this unit of work belong to thread '"
              + owner.getName()
              + "', and this is '"
              + Thread.currentThread().getName()
              + "'; submit a unit of work instead");
    }
  }

  /**
   * Refuses a call on an object that this scope does not hold any more, besides what {@link
   * #check()} refuses.
   *
   * @throws IllegalStateException if the object, or one that it was opened from, was closed
   */
  public void check(NativeObject object) {
    check();
    if (!held.contains(object)) {
      throw new IllegalStateException(
          "the "
              + object.interfaceName()
              + " was closed, or the object that it was opened from; keep the entry id and open it"
              + " again");
    }
  }

  /** Returns whether the scope still holds an object. */
  public boolean holds(NativeObject object) {
    return held.contains(object);
  }

  /** Returns whether an object is open that was opened from the given one. */
  public boolean holdsPartOf(NativeObject parent) {
    return open.stream().anyMatch(each -> each.parent() == parent);
  }

  /**
   * Notes that an object has changes that its provider has not saved.
   *
   * @param owner the object of the model
   * @param description names the object when the scope is asked for {@link #unsaved()}
   */
  public void changed(Object owner, Supplier<String> description) {
    unsaved.put(owner, description);
  }

  /** Notes that the changes of an object were saved, or are not wanted. */
  public void settled(Object owner) {
    unsaved.remove(owner);
  }

  /** Names the objects whose changes were neither saved nor discarded. On the scope's thread. */
  public List<String> unsaved() {
    return unsaved.values().stream().map(Supplier::get).toList();
  }

  /**
   * Takes over an object that no limit is set for, to release it at the end of the scope.
   *
   * @param parent the object that it was opened from, which is released after it (R14)
   */
  public <O extends NativeObject> O own(NativeObject parent, O object) {
    return hold(object, parent, Optional.empty());
  }

  /**
   * Opens an object that a limit is set for, to release it at the end of the scope.
   *
   * @param parent the object that it is opened from, which is released after it (R14)
   * @param operation the name of the call, for the error text
   * @param call opens the object
   * @throws MapiException before the call if the object would be one too many
   */
  public <O extends NativeObject> O open(
      NativeObject parent, Counted kind, String operation, Supplier<O> call) {
    Quota quota = session.quota(kind);
    quota.take(operation);
    O object;
    try {
      object = call.get();
    } catch (RuntimeException | Error e) {
      quota.give();
      throw e;
    }
    return hold(object, parent, Optional.of(quota));
  }

  private <O extends NativeObject> O hold(O object, NativeObject parent, Optional<Quota> quota) {
    open.push(new Held(object, parent, quota));
    held.add(object);
    objects.opened(object);
    return object;
  }

  /**
   * Releases an object before the end of the scope. First releases the objects that were opened
   * from it, the last one first.
   */
  public void release(NativeObject object) {
    check();
    if (!held.contains(object)) {
      return;
    }
    Set<NativeObject> within = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Held> going = new ArrayDeque<>();
    // From the oldest on: a parent was opened before its children.
    for (Iterator<Held> all = open.descendingIterator(); all.hasNext(); ) {
      Held each = all.next();
      if (each.object() == object || within.contains(each.parent())) {
        within.add(each.object());
        going.push(each);
      }
    }
    for (Held each : going) {
      open.remove(each);
      release(each);
    }
  }

  /** An object whose Release fails stays counted: the unit of work leaves it behind. */
  private void release(Held going) {
    held.remove(going.object());
    try {
      going.object().release();
      objects.released(going.object());
    } finally {
      going.quota().ifPresent(Quota::give);
    }
  }

  /** Releases what is still open and ends the scope; on the thread that made it. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      Held last = open.pop();
      try {
        release(last);
      } catch (RuntimeException | Error e) {
        // The objects that were opened before it must be released too.
        LOG.warn(
            "session={} could not release {}", session.name(), last.object().interfaceName(), e);
      }
    }
    ended = true;
  }
}
