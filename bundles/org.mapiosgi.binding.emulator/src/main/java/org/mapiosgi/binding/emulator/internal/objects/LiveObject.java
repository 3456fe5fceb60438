// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.emulator.internal.rules.Refusal;
import org.mapiosgi.binding.emulator.internal.rules.Tracked;
import org.mapiosgi.spi.NativeObject;

/** One reference to an object, in the ledger from when it is handed out to its Release. */
abstract class LiveObject implements NativeObject, Tracked {
  static final HResult INVALID_OBJECT = HResult.named("MAPI_E_INVALID_OBJECT");
  static final HResult NO_ACCESS = HResult.named("MAPI_E_NO_ACCESS");

  final World world;
  private final @Nullable LiveObject parent;
  private final String interfaceName;
  private boolean released;

  LiveObject(World world, @Nullable LiveObject parent, String interfaceName) {
    this.world = world;
    this.parent = parent;
    this.interfaceName = interfaceName;
    world.objects().opened(this);
  }

  @Override
  public final String interfaceName() {
    return interfaceName;
  }

  @Override
  public final @Nullable Tracked openedFrom() {
    return parent;
  }

  /** A call on this object: the body runs with the mailbox to itself, if the object is alive. */
  final <T> T call(String method, String detail, Supplier<T> body) {
    String operation = operation(method);
    return world
        .gate()
        .call(
            operation,
            detail,
            () ->
                world
                    .mailbox()
                    .locked(
                        () -> {
                          refuseTheDead(operation);
                          return body.get();
                        }));
  }

  /** As {@link #call}, of a body that gives nothing. */
  final void run(String method, String detail, Runnable body) {
    call(
        method,
        detail,
        () -> {
          body.run();
          return null;
        });
  }

  /** The call as MAPI spells it. */
  final String operation(String method) {
    return interfaceName + "::" + method;
  }

  final MapiException failure(String method, HResult code, String text) {
    return MapiException.of(operation(method), code, text);
  }

  final void refuseTheDead(String operation) {
    Refusal refusal =
        released
            ? new Refusal(INVALID_OBJECT, "R13", "it was used after its Release")
            : refusal(operation);
    if (refusal == null) {
      return;
    }
    if (refusal.rule().isEmpty()) {
      throw MapiException.of(operation, refusal.code(), refusal.text());
    }
    throw world
        .violations()
        .refuse(
            refusal.rule(),
            operation,
            refusal.code(),
            refusal.text(),
            "only Release is legal then");
  }

  /** The reason why only Release may be called on this object and on its parts, or null. */
  @Nullable Refusal refusal(String operation) {
    return parent == null ? null : parent.refusal(operation);
  }

  @Override
  public final void release() {
    if (isReleased()) {
      return;
    }
    String operation = operation("Release");
    world
        .gate()
        .releasing(
            operation,
            () -> {
              world.threads().noteRelease(operation);
              world.mailbox().locked(() -> releaseOnce(operation));
            });
  }

  private boolean isReleased() {
    return world.mailbox().locked(() -> released);
  }

  private Void releaseOnce(String operation) {
    if (!released) {
      released = true;
      Map<String, Integer> children = world.objects().below(this);
      if (!children.isEmpty()) {
        world
            .violations()
            .add(
                "R14",
                operation,
                "released before what was opened from it: " + children,
                "release in the reverse order of opening");
      }
      world.objects().released(this);
      onRelease(operation);
    }
    return null;
  }

  /** Ends the parts that belong to the object. */
  void onRelease(String operation) {}

  /** Unadvise. */
  final void endConnection(long connection) {
    run(
        "Unadvise",
        String.format("connection=0x%X", connection),
        () -> {
          if (!world.notifier().unadvise(this, connection)) {
            throw failure(
                "Unadvise",
                HResult.INVALID_PARAMETER,
                String.format("the object has no connection 0x%X", connection));
          }
        });
  }

  /** Ends the connections that were not given up before a Release. */
  final void dropConnections(String operation) {
    int left = world.notifier().drop(this);
    if (left > 0) {
      world
          .violations()
          .add(
              "R15",
              operation,
              left + " connection(s) were not given up by Unadvise",
              "call Unadvise for each Advise before releasing the object");
    }
  }
}
