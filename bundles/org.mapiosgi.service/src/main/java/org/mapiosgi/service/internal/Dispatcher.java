// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of the process to the service control manager; there can be one. */
final class Dispatcher implements Runnable {
  /** LPSERVICE_MAIN_FUNCTIONW. */
  interface MainFunction extends StdCallCallback {
    void callback(int count, Pointer arguments);
  }

  /** LPHANDLER_FUNCTION_EX. */
  interface HandlerFunction extends StdCallCallback {
    int callback(int control, int event, Pointer data, Pointer context);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Memory name;
  private final ServiceLife life;
  private final IntConsumer failed;
  private final ServiceStatusBlock status = new ServiceStatusBlock();

  // Fields, not locals: native code does not keep a callback from being collected.
  private final MainFunction main = this::main;
  private final HandlerFunction handler = this::handle;

  /**
   * Connects nothing yet.
   *
   * @param failed gets the error of Windows if the process cannot become the service
   */
  Dispatcher(String name, ServiceLife life, IntConsumer failed) {
    this.name = text(name);
    this.life = life;
    this.failed = failed;
    for (Callback callback : new Callback[] {main, handler}) {
      // A thread of the manager's stays attached to the JVM, as a daemon.
      Native.setCallbackThreadInitializer(
          callback, new CallbackThreadInitializer(true, false, "mapi-osgi service main"));
    }
  }

  private static Memory text(String value) {
    byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_16LE);
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  /** Stays in here as long as the process is a service. */
  @Override
  public void run() {
    // SERVICE_TABLE_ENTRYW: name and function, and a last one of nulls.
    try (Memory table = new Memory(4L * Native.POINTER_SIZE)) {
      table.clear();
      table.setPointer(0, name);
      table.setPointer(Native.POINTER_SIZE, CallbackReference.getFunctionPointer(main));
      if (!Advapi32.StartServiceCtrlDispatcherW(table)) {
        failed.accept(Native.getLastError());
      }
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private void main(int count, Pointer arguments) {
    try {
      Pointer handle = Advapi32.RegisterServiceCtrlHandlerExW(name, handlerFunction(), null);
      if (handle == null) {
        failed.accept(Native.getLastError());
      } else {
        life.connect(report -> Advapi32.SetServiceStatus(handle, status.with(report)));
      }
      // A thread that returns would have to be detached from the JVM.
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable failure) {
      // Nothing may cross the native frames around.
      LOG.error("the service's main function failed", failure);
    }
  }

  /** The function that takes the manager's orders. */
  Pointer handlerFunction() {
    return CallbackReference.getFunctionPointer(handler);
  }

  private int handle(int control, int event, Pointer data, Pointer context) {
    try {
      return life.control(control);
    } catch (Throwable failure) {
      // Nothing may cross the native frames around.
      LOG.error("the service's handler failed at control {}", control, failure);
      return ServiceLife.NO_ERROR;
    }
  }
}
