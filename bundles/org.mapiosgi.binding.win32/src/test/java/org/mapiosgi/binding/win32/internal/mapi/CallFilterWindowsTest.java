// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.binding.win32.internal.codec.Guid;
import org.mapiosgi.binding.win32.internal.crash.ProcessEnd;
import org.mapiosgi.binding.win32.internal.queue.Win32MessageQueueFactory;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Dispatched;

/** Calls the filter as COM does: through its vtable, and by COM itself. */
@Tag("windows")
@Timeout(120)
class CallFilterWindowsTest {
  private static final int QUERY_INTERFACE = 0;
  private static final int ADD_REF = 1;
  private static final int RELEASE = 2;
  private static final int HANDLE_INCOMING_CALL = 3;
  private static final int RETRY_REJECTED_CALL = 4;
  private static final int MESSAGE_PENDING = 5;
  private static final int STREAM_SEEK = 5;
  private static final int REJECTED = 1;
  private static final int RETRY_LATER = 2;

  private static final int ISHANDLED = 0;
  private static final int RPC_E_CALL_REJECTED = 0x80010001;

  private final CallFilter filter = new CallFilter();
  private final AtomicBoolean calling = new AtomicBoolean();

  CallFilterWindowsTest() {
    filter.retryFor(Duration.ofSeconds(30));
  }

  private static int call(Pointer object, int slot, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = object;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Pointer code = object.getPointer(0).getPointer((long) slot * Native.POINTER_SIZE);
    return NativeCode.function(code).invokeInt(all);
  }

  private static int ole32(String function, Object... arguments) {
    return Function.getFunction("ole32", function).invokeInt(arguments);
  }

  private static Memory iid(UUID iid) {
    Memory memory = new Memory(Guid.SIZE);
    memory.write(0, Guid.encode(iid), 0, Guid.SIZE);
    return memory;
  }

  private int retry(int ticks, int kind) {
    return call(filter.object(), RETRY_REJECTED_CALL, null, ticks, kind);
  }

  /** A thread that has no apartment yet. */
  private static <T> T onNewThread(Callable<T> test) throws Exception {
    FutureTask<T> task = new FutureTask<>(test);
    Thread thread = new Thread(task, "apartment");
    thread.setDaemon(true);
    thread.start();
    return task.get(60, SECONDS);
  }

  /** The filter of this thread, which stays its own. */
  private static Pointer registered() {
    PointerByReference found = new PointerByReference();
    assertThat(ole32("CoRegisterMessageFilter", null, found)).isZero();
    PointerByReference none = new PointerByReference();
    assertThat(ole32("CoRegisterMessageFilter", found.getValue(), none)).isZero();
    assertThat(none.getValue()).isNull();
    if (found.getValue() != null) {
      call(found.getValue(), RELEASE);
    }
    return found.getValue();
  }

  @Test
  void itIsCountedAndHasItsTwoInterfaces() {
    assertThat(call(filter.object(), ADD_REF)).isEqualTo(2);
    assertThat(call(filter.object(), RELEASE)).isEqualTo(1);
    Memory result = new Memory(Native.POINTER_SIZE);
    assertThat(call(filter.object(), QUERY_INTERFACE, iid(Iid.UNKNOWN), result)).isZero();
    assertThat(call(filter.object(), QUERY_INTERFACE, iid(Iid.MESSAGE_FILTER), result)).isZero();
    assertThat(result.getPointer(0)).isEqualTo(filter.object());
    assertThat(call(filter.object(), QUERY_INTERFACE, iid(Iid.STREAM), result))
        .isEqualTo(0x80004002);
    assertThat(result.getPointer(0)).isNull();
    assertThat(call(filter.object(), QUERY_INTERFACE, iid(Iid.UNKNOWN), null))
        .isEqualTo(0x80004003);
    assertThat(filter.references()).isEqualTo(2);
  }

  @Test
  void everyCallThatComesInIsTakenAlsoWhileOneGoesOut() {
    for (int callType = 1; callType <= 5; callType++) {
      assertThat(call(filter.object(), HANDLE_INCOMING_CALL, callType, null, 0, null)).isZero();
    }
    assertThat(call(filter.object(), MESSAGE_PENDING, null, 0, 1)).isEqualTo(2);
  }

  @Test
  void aRefusedCallIsMadeAgainWithGrowingDelaysUntilTheTimeIsOver() {
    for (int kind : new int[] {REJECTED, RETRY_LATER}) {
      assertThat(retry(0, kind)).isEqualTo(100);
      assertThat(retry(100, kind)).isEqualTo(100);
      assertThat(retry(200, kind)).isEqualTo(200);
      assertThat(retry(1_500, kind)).isEqualTo(1_500);
      assertThat(retry(20_000, kind)).isEqualTo(2_000);
      assertThat(retry(29_500, kind)).isEqualTo(500);
      assertThat(retry(29_999, kind)).isEqualTo(100);
      assertThat(retry(30_000, kind)).isEqualTo(-1);
      // A number without a sign.
      assertThat(retry(-1, kind)).isEqualTo(-1);
    }
    filter.retryFor(Duration.ZERO);
    assertThat(retry(0, RETRY_LATER)).isEqualTo(-1);
  }

  @Test
  void itIsTheThreadsFilterWhileOleIsInitialised() throws Exception {
    onNewThread(
        () -> {
          Ole32 ole = new Ole32(filter, ProcessEnd.withoutHost());
          assertThat(ole.initialize()).isZero();
          assertThat(registered()).isEqualTo(filter.object());
          assertThat(ole.initialize()).isEqualTo(1);
          ole.uninitialize();
          System.gc();
          assertThat(registered()).isEqualTo(filter.object());
          assertThat(filter.references()).isEqualTo(1);
          ole.uninitialize();
          assertThat(filter.references()).isZero();
          return null;
        });
  }

  @Test
  void theFilterOfSomebodyElseIsPutBack() throws Exception {
    CallFilter other = new CallFilter();
    onNewThread(
        () -> {
          assertThat(ole32("OleInitialize", (Object) null)).isZero();
          assertThat(ole32("CoRegisterMessageFilter", other.object(), null)).isZero();
          Ole32 ole = new Ole32(filter, ProcessEnd.withoutHost());
          assertThat(ole.initialize()).isEqualTo(1);
          assertThat(registered()).isEqualTo(filter.object());
          ole.uninitialize();
          assertThat(registered()).isEqualTo(other.object());
          assertThat(other.references()).isEqualTo(1);
          assertThat(filter.references()).isZero();
          Function.getFunction("ole32", "OleUninitialize").invokeVoid(new Object[0]);
          return null;
        });
  }

  @Test
  void withoutRetriesThereIsNone() throws Exception {
    filter.retryFor(Duration.ZERO);
    onNewThread(
        () -> {
          Ole32 ole = new Ole32(filter, ProcessEnd.withoutHost());
          assertThat(ole.initialize()).isZero();
          assertThat(registered()).isNull();
          ole.uninitialize();
          return null;
        });
  }

  /** Returns the result of a call to an object of another apartment, with the filter in place. */
  private int callThrough(CallFilter server) throws Exception {
    CompletableFuture<Pointer> marshalled = new CompletableFuture<>();
    CompletableFuture<MessageQueue> pumping = new CompletableFuture<>();
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    FutureTask<Void> serving =
        new FutureTask<>(
            () -> {
              Ole32 ole = new Ole32(server, ProcessEnd.withoutHost());
              assertThat(ole.initialize()).isZero();
              try (MessageQueue queue = new Win32MessageQueueFactory().open("server")) {
                PointerByReference stream = new PointerByReference();
                assertThat(ole32("CreateStreamOnHGlobal", null, 1, stream)).isZero();
                PointerByReference packed = new PointerByReference();
                assertThat(
                        ole32(
                            "CoMarshalInterThreadInterfaceInStream",
                            iid(Iid.STREAM),
                            stream.getValue(),
                            packed))
                    .isZero();
                pumping.complete(queue);
                marshalled.complete(packed.getValue());
                while (!answer.isDone()) {
                  MessageQueue.Wakeup unused = queue.await(MessageQueue.FOREVER);
                  while (queue.dispatch() != Dispatched.NONE) {
                    // until it is empty
                  }
                }
                call(stream.getValue(), RELEASE);
              } finally {
                ole.uninitialize();
              }
              return null;
            });
    Thread thread = new Thread(serving, "server");
    thread.setDaemon(true);
    thread.start();
    try {
      answer.complete(onNewThread(() -> seek(marshalled.get(60, SECONDS))));
    } finally {
      answer.complete(null);
      pumping.get(60, SECONDS).wake();
    }
    serving.get(60, SECONDS);
    return answer.get();
  }

  private int seek(Pointer marshalled) {
    Ole32 ole = new Ole32(filter, ProcessEnd.withoutHost());
    assertThat(ole.initialize()).isZero();
    try {
      PointerByReference proxy = new PointerByReference();
      assertThat(ole32("CoGetInterfaceAndReleaseStream", marshalled, iid(Iid.STREAM), proxy))
          .isZero();
      calling.set(true);
      int result = call(proxy.getValue(), STREAM_SEEK, 0L, 0, new Memory(8));
      calling.set(false);
      call(proxy.getValue(), RELEASE);
      return result;
    } finally {
      ole.uninitialize();
    }
  }

  @Test
  void comAsksTheFilterOfTheThreadThatACallComesTo() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CallFilter server =
        new CallFilter(
            callType -> {
              asked.incrementAndGet();
              return ISHANDLED;
            });
    server.retryFor(Duration.ofSeconds(30));
    assertThat(callThrough(server)).isZero();
    assertThat(asked).hasPositiveValue();
  }

  /** The server is busy for its first calls; those that COM makes to manage the proxy are none. */
  @Test
  void aCallThatIsRefusedForAWhileIsMadeAgainAndSucceeds() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CallFilter server =
        new CallFilter(
            callType -> calling.get() && asked.incrementAndGet() <= 3 ? REJECTED : ISHANDLED);
    server.retryFor(Duration.ofSeconds(30));
    int result = callThrough(server);
    if (isWine()) {
      // It has the refusal reach the caller, and does not ask the caller's filter.
      assertThat(result).isEqualTo(RPC_E_CALL_REJECTED);
      assertThat(asked).hasValue(1);
      abort("Wine asks no filter whether a refused call is to be made again");
    }
    assertThat(result).isZero();
    assertThat(asked).hasValue(4);
  }

  private static boolean isWine() {
    return Kernel32.getProcAddress(Kernel32.loadLibrary("ntdll.dll", 0).value(), "wine_get_version")
        != null;
  }
}
