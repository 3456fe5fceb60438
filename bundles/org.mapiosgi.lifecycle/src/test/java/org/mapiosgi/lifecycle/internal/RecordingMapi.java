// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.rule.FlagRule.Word;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** A MAPI with one store and nothing in it, which notes the flag words that it is passed. */
final class RecordingMapi {
  /**
   * A flag word that was passed.
   *
   * @param word where
   * @param flags what
   */
  record Passed(Word word, int flags) {}

  private static final EntryId ID = EntryId.of((byte) 1);

  private final List<Passed> words = new ArrayList<>();

  List<Passed> words() {
    return List.copyOf(words);
  }

  NativeMapi mapi() {
    return fake(
        NativeMapi.class,
        (proxy, method, args) -> {
          if (method.getName().equals("logonEx")) {
            words.add(new Passed(Word.MAPI_LOGON_EX, (int) args[1]));
            return session();
          }
          return nothing(method.getReturnType());
        });
  }

  private NativeSession session() {
    return fake(
        NativeSession.class,
        (proxy, method, args) ->
            switch (method.getName()) {
              case "getMsgStoresTable" -> stores();
              case "openMsgStore" -> {
                words.add(new Passed(Word.OPEN_MSG_STORE, (int) args[1]));
                yield store();
              }
              case "logoff" -> {
                words.add(new Passed(Word.LOGOFF, (int) args[0]));
                yield null;
              }
              default -> nothing(method.getReturnType());
            });
  }

  private static NativeTable stores() {
    AtomicBoolean read = new AtomicBoolean();
    Object[] row = {ID.bytes(), true};
    return fake(
        NativeTable.class,
        (proxy, method, args) ->
            method.getName().equals("queryRows")
                ? new NativeRows(
                    List.of(Pr.ENTRYID, Pr.DEFAULT_STORE),
                    read.getAndSet(true) ? new Object[0][] : new Object[][] {row})
                : nothing(method.getReturnType()));
  }

  private static NativeStore store() {
    return fake(
        NativeStore.class,
        (proxy, method, args) ->
            switch (method.getName()) {
              case "getReceiveFolder" -> ID;
              case "getProps" ->
                  ((List<?>) args[0])
                      .stream()
                          .map(tag -> PropValue.error((PropTag<?>) tag, HResult.NOT_FOUND))
                          .toList();
              default -> nothing(method.getReturnType());
            });
  }

  private static Object nothing(Class<?> type) {
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == String.class) {
      return "fake";
    }
    return type == int.class ? 0 : null;
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
