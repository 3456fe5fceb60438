// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real one. Constants and layouts: winsvc.h, winnt.h. */
final class Win32ServiceControlManager implements ServiceControlManager {
  private static final int SC_MANAGER_CONNECT = 0x1;
  private static final int SC_MANAGER_CREATE_SERVICE = 0x2;

  private static final int SERVICE_QUERY_CONFIG = 0x1;
  private static final int SERVICE_CHANGE_CONFIG = 0x2;
  private static final int SERVICE_QUERY_STATUS = 0x4;
  private static final int SERVICE_START = 0x10;
  private static final int SERVICE_STOP = 0x20;
  private static final int DELETE = 0x10000;

  private static final int SERVICE_WIN32_OWN_PROCESS = 0x10;
  private static final int SERVICE_ERROR_NORMAL = 1;
  private static final int SERVICE_CONTROL_STOP = 1;
  private static final int SC_STATUS_PROCESS_INFO = 0;

  private static final int SERVICE_CONFIG_DESCRIPTION = 1;
  private static final int SERVICE_CONFIG_FAILURE_ACTIONS = 2;
  private static final int SERVICE_CONFIG_DELAYED_AUTO_START_INFO = 3;
  private static final int SERVICE_CONFIG_PRESHUTDOWN_INFO = 7;
  private static final int SC_ACTION_RESTART = 1;
  private static final int RESET_SECONDS = 86_400;

  private static final int ERROR_ACCESS_DENIED = 5;
  private static final int ERROR_SERVICE_DOES_NOT_EXIST = 1060;

  private static final int DWORD = 4;
  private static final int POINTER = Native.POINTER_SIZE;
  private static final int LARGEST = 8192; // of the answers of the two queries, as documented

  private final Advapi32 advapi = Advapi32.load();
  private final Kernel32 kernel = Kernel32.load();

  private interface Work<T> {
    T on(Pointer service) throws ServiceFailure;
  }

  private ServiceFailure failed(String what) {
    int error = Native.getLastError();
    String hint =
        error == ERROR_ACCESS_DENIED
            ? "; open the command prompt with \"Run as administrator\""
            : "";
    return new ServiceFailure(
        what + " failed: " + describe(error) + " (error " + error + ")" + hint, error);
  }

  private <T> T withManager(int access, Work<T> work) throws ServiceFailure {
    Pointer manager = advapi.OpenSCManager(null, null, access);
    if (manager == null) {
      throw failed("the connection to the service control manager");
    }
    try {
      return work.on(manager);
    } finally {
      boolean unused = advapi.CloseServiceHandle(manager);
    }
  }

  private <T> T withService(String name, int access, Work<T> work) throws ServiceFailure {
    return withManager(
        SC_MANAGER_CONNECT,
        manager -> {
          Pointer service = advapi.OpenService(manager, name, access);
          if (service == null) {
            throw failed("the opening of service '" + name + "'");
          }
          try {
            return work.on(service);
          } finally {
            boolean unused = advapi.CloseServiceHandle(service);
          }
        });
  }

  @Override
  public Optional<ServiceConfiguration> find(String name) throws ServiceFailure {
    try {
      return Optional.of(
          withService(name, SERVICE_QUERY_CONFIG, service -> configuration(name, service)));
    } catch (ServiceFailure e) {
      if (e.error() == ERROR_SERVICE_DOES_NOT_EXIST) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ServiceConfiguration configuration(String name, Pointer service) throws ServiceFailure {
    try (Memory into = new Memory(LARGEST)) {
      into.clear();
      if (!advapi.QueryServiceConfig(service, into, LARGEST, new IntByReference())) {
        throw failed("reading the configuration of service '" + name + "'");
      }
      // QUERY_SERVICE_CONFIGW: three DWORDs, path, group, DWORD, dependencies, account, display.
      int path = aligned(3 * DWORD);
      int tag = path + 2 * POINTER;
      int account = aligned(tag + DWORD) + POINTER;
      return new ServiceConfiguration(
          name,
          text(into, account + POINTER),
          description(service),
          text(into, path),
          text(into, account),
          into.getInt(DWORD),
          number(service, SERVICE_CONFIG_DELAYED_AUTO_START_INFO) != 0,
          number(service, SERVICE_CONFIG_PRESHUTDOWN_INFO),
          restarts(service));
    }
  }

  private static int aligned(int offset) {
    return (offset + POINTER - 1) / POINTER * POINTER;
  }

  private static String text(Pointer struct, int offset) {
    Pointer text = struct.getPointer(offset);
    return text == null ? "" : text.getWideString(0);
  }

  /** One kind of additional configuration; empty if this Windows has none. */
  private Optional<Memory> additional(Pointer service, int level) {
    Memory into = new Memory(LARGEST);
    into.clear();
    boolean found = advapi.QueryServiceConfig2(service, level, into, LARGEST, new IntByReference());
    if (!found) {
      into.close();
    }
    return found ? Optional.of(into) : Optional.empty();
  }

  private String description(Pointer service) {
    return additional(service, SERVICE_CONFIG_DESCRIPTION).map(into -> text(into, 0)).orElse("");
  }

  private int number(Pointer service, int level) {
    return additional(service, level).map(into -> into.getInt(0)).orElse(0);
  }

  private List<Integer> restarts(Pointer service) {
    List<Integer> waits = new ArrayList<>();
    additional(service, SERVICE_CONFIG_FAILURE_ACTIONS)
        .ifPresent(
            into -> {
              // SERVICE_FAILURE_ACTIONSW: DWORD, two texts, count, SC_ACTIONs of two DWORDs.
              int count = aligned(DWORD) + 2 * POINTER;
              Pointer actions = into.getPointer(aligned(count + DWORD));
              for (int i = 0; actions != null && i < into.getInt(count); i++) {
                if (actions.getInt(2L * i * DWORD) == SC_ACTION_RESTART) {
                  waits.add(actions.getInt((2L * i + 1) * DWORD));
                }
              }
            });
    return waits;
  }

  @Override
  public void create(ServiceConfiguration wanted, char[] password) throws ServiceFailure {
    try (Memory secret = password == null ? null : new Memory((password.length + 1) * 2L)) {
      if (secret != null) {
        secret.write(0, password, 0, password.length);
        secret.setShort(password.length * 2L, (short) 0);
      }
      try {
        Pointer unused = withManager(SC_MANAGER_CREATE_SERVICE, m -> create(m, wanted, secret));
      } finally {
        if (secret != null) {
          secret.clear();
        }
      }
    }
  }

  private Pointer create(Pointer manager, ServiceConfiguration wanted, Pointer password)
      throws ServiceFailure {
    Pointer service =
        advapi.CreateService(
            manager,
            wanted.name(),
            wanted.display(),
            SERVICE_QUERY_CONFIG,
            SERVICE_WIN32_OWN_PROCESS,
            wanted.startType(),
            SERVICE_ERROR_NORMAL,
            wanted.command(),
            null,
            null,
            null,
            wanted.account(),
            password);
    if (service == null) {
      throw failed("the installation of service '" + wanted.name() + "'");
    }
    boolean unused = advapi.CloseServiceHandle(service);
    return null;
  }

  @Override
  public void complete(ServiceConfiguration wanted) throws ServiceFailure {
    // Windows lets only a caller with the right to start the service set its restarts.
    int access = SERVICE_CHANGE_CONFIG | SERVICE_START;
    Boolean unused = withService(wanted.name(), access, service -> complete(service, wanted));
  }

  private boolean complete(Pointer service, ServiceConfiguration wanted) {
    try (Memory text = wide(wanted.description());
        Memory description = new Memory(POINTER);
        Memory number = new Memory(DWORD);
        Memory actions = new Memory(2L * DWORD * wanted.restarts().size());
        Memory failure = new Memory(aligned(DWORD) + 4L * POINTER)) {
      description.setPointer(0, text);
      boolean all = change(service, SERVICE_CONFIG_DESCRIPTION, description);
      if (wanted.delayed()) {
        number.setInt(0, 1);
        all &= change(service, SERVICE_CONFIG_DELAYED_AUTO_START_INFO, number);
      }
      number.setInt(0, wanted.preshutdownMillis());
      all &= change(service, SERVICE_CONFIG_PRESHUTDOWN_INFO, number);
      for (int i = 0; i < wanted.restarts().size(); i++) {
        actions.setInt(2L * i * DWORD, SC_ACTION_RESTART);
        actions.setInt((2L * i + 1) * DWORD, wanted.restarts().get(i));
      }
      failure.clear();
      failure.setInt(0, RESET_SECONDS);
      failure.setInt(aligned(DWORD) + 2L * POINTER, wanted.restarts().size());
      failure.setPointer(aligned(aligned(DWORD) + 2 * POINTER + DWORD), actions);
      all &= change(service, SERVICE_CONFIG_FAILURE_ACTIONS, failure);
      return all;
    }
  }

  private boolean change(Pointer service, int level, Pointer info) {
    return advapi.ChangeServiceConfig2(service, level, info);
  }

  private static Memory wide(String text) {
    Memory memory = new Memory((text.length() + 1) * 2L);
    memory.setWideString(0, text);
    return memory;
  }

  @Override
  public void delete(String name) throws ServiceFailure {
    Boolean unused =
        withService(
            name,
            DELETE,
            service -> check(advapi.DeleteService(service), "the removal of service", name));
  }

  @Override
  public void start(String name) throws ServiceFailure {
    Boolean unused =
        withService(
            name,
            SERVICE_START,
            service -> check(advapi.StartService(service, 0, null), "the start of service", name));
  }

  @Override
  public void stop(String name) throws ServiceFailure {
    try (Memory status = new Memory(7L * DWORD)) {
      Boolean unused =
          withService(
              name,
              SERVICE_STOP,
              service ->
                  check(
                      advapi.ControlService(service, SERVICE_CONTROL_STOP, status),
                      "the stop of service",
                      name));
    }
  }

  private boolean check(boolean done, String what, String name) throws ServiceFailure {
    if (!done) {
      throw failed(what + " '" + name + "'");
    }
    return true;
  }

  @Override
  public ServiceStatus status(String name) throws ServiceFailure {
    return withService(name, SERVICE_QUERY_STATUS, service -> status(service, name));
  }

  private ServiceStatus status(Pointer service, String name) throws ServiceFailure {
    int size = 9 * DWORD;
    try (Memory into = new Memory(size)) {
      boolean unused =
          check(
              advapi.QueryServiceStatusEx(
                  service, SC_STATUS_PROCESS_INFO, into, size, new IntByReference()),
              "asking for the state of service",
              name);
      return new ServiceStatus(
          into.getInt(DWORD),
          into.getInt(3 * DWORD),
          into.getInt(4 * DWORD),
          into.getInt(5 * DWORD),
          into.getInt(7 * DWORD));
    }
  }

  @Override
  public String expand(String text) {
    int size = kernel.ExpandEnvironmentStrings(text, null, 0);
    if (size <= 0) {
      return text;
    }
    try (Memory into = new Memory(2L * size)) {
      return kernel.ExpandEnvironmentStrings(text, into, size) == 0 ? text : into.getWideString(0);
    }
  }

  @Override
  public String describe(int error) {
    int fromSystem = 0x1000;
    int ignoreInserts = 0x200;
    int size = 512;
    try (Memory into = new Memory(2L * size)) {
      int length =
          kernel.FormatMessage(fromSystem | ignoreInserts, null, error, 0, into, size, null);
      return length == 0 ? "unknown error" : into.getWideString(0).strip();
    }
  }
}
