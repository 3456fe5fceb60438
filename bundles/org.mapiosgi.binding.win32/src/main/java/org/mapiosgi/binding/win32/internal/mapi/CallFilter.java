// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.mapiosgi.binding.win32.internal.codec.Guid;

/**
 * IMessageFilter for the threads of MAPI, which are single-threaded apartments: a call to a server
 * that is busy is made again for a while, where COM by itself would fail at once with
 * RPC_E_CALL_REJECTED or RPC_E_SERVERCALL_RETRYLATER (P22).
 *
 * <p>It takes every call that comes in, as COM does without a filter. None of our code runs in one
 * (an advise sink only copies), and a unit of work never runs inside of another; so all that a
 * refusal could hit are objects of the MAPI provider, called back by servers of its own that may
 * not try again.
 *
 * <p>One object serves all threads: what it has to know, COM tells it with each call.
 */
final class CallFilter {
  private static final int SERVERCALL_ISHANDLED = 0;
  private static final int PENDINGMSG_WAITDEFPROCESS = 2;
  private static final int CANCEL = -1;

  // Below 100 COM would try again at once.
  private static final long SHORTEST_DELAY_MS = 100;
  private static final long LONGEST_DELAY_MS = 2_000;

  private static final int S_OK = 0;
  private static final int E_NOINTERFACE = 0x80004002;
  private static final int E_POINTER = 0x80004003;

  /** IMessageFilter::HandleInComingCall. */
  interface HandleInComingCall extends StdCallCallback {
    int callback(Pointer self, int callType, Pointer caller, int ticks, Pointer about);
  }

  /** IMessageFilter::RetryRejectedCall and MessagePending. */
  interface Outgoing extends StdCallCallback {
    int callback(Pointer self, Pointer callee, int ticks, int kind);
  }

  private final IntUnaryOperator incoming;
  private final AtomicInteger references = new AtomicInteger(1);

  // Fields, not locals: native code does not keep a callback from being collected.
  private final JavaObjects.QueryInterface queryInterface = this::queryInterface;
  private final JavaObjects.Count addRef = self -> references.incrementAndGet();
  private final JavaObjects.Count release = self -> references.decrementAndGet();
  private final HandleInComingCall handleInComingCall = this::handleInComingCall;
  private final Outgoing retryRejectedCall = this::retryRejectedCall;
  private final Outgoing messagePending = (self, callee, ticks, kind) -> PENDINGMSG_WAITDEFPROCESS;

  // IUnknown, then IMessageFilter in the order of objidl.h.
  private final Memory vtable =
      Vtable.of(
          queryInterface, addRef, release, handleInComingCall, retryRejectedCall, messagePending);
  private final Memory object = new Memory(Native.POINTER_SIZE);

  private volatile long limitMillis;

  CallFilter() {
    this(callType -> SERVERCALL_ISHANDLED);
  }

  /**
   * A filter that may refuse.
   *
   * @param incoming gives SERVERCALL for CALLTYPE
   */
  CallFilter(IntUnaryOperator incoming) {
    this.incoming = incoming;
    object.setPointer(0, vtable);
  }

  /** From the next refusal on: how long a call is made again; 0 for not at all. */
  void retryFor(Duration limit) {
    limitMillis = limit.toMillis();
  }

  /** Says whether the filter has anything to do. */
  boolean isWanted() {
    return limitMillis > 0;
  }

  /** The COM object, with a reference that stays this one's. */
  Pointer object() {
    return object;
  }

  /** Returns the number of references that others hold. */
  int references() {
    return references.get() - 1;
  }

  private int queryInterface(Pointer self, Pointer iid, Pointer result) {
    if (result == null || iid == null) {
      return E_POINTER;
    }
    byte[] wanted = iid.getByteArray(0, Guid.SIZE);
    if (Arrays.equals(wanted, Guid.encode(Iid.UNKNOWN))
        || Arrays.equals(wanted, Guid.encode(Iid.MESSAGE_FILTER))) {
      references.incrementAndGet();
      result.setPointer(0, self);
      return S_OK;
    }
    result.setPointer(0, null);
    return E_NOINTERFACE;
  }

  private int handleInComingCall(
      Pointer self, int callType, Pointer caller, int ticks, Pointer about) {
    return incoming.applyAsInt(callType);
  }

  /**
   * In how many milliseconds a call is made again that was refused. The time since it was made
   * first doubles from one refusal to the next, until the delays are long enough.
   */
  private int retryRejectedCall(Pointer self, Pointer callee, int ticks, int kind) {
    long since = Integer.toUnsignedLong(ticks);
    long left = limitMillis - since;
    if (left <= 0) {
      return CANCEL;
    }
    long delay = Math.min(Math.max(since, SHORTEST_DELAY_MS), LONGEST_DELAY_MS);
    return (int) Math.max(SHORTEST_DELAY_MS, Math.min(delay, left));
  }
}
