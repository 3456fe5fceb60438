// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.rule.FlagRule;
import org.mapiosgi.api.rule.FlagRule.Word;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeObject;

/** A binding in front of another, which notes every flag word that it is passed. Any thread. */
final class PassedWords {
  /** Where the flags are, by the method. */
  static final Map<String, Word> WORDS =
      Map.ofEntries(
          Map.entry("initialize/0", Word.MAPI_INITIALIZE),
          Map.entry("logonEx/1", Word.MAPI_LOGON_EX),
          Map.entry("openMsgStore/1", Word.OPEN_MSG_STORE),
          Map.entry("logoff/0", Word.LOGOFF),
          Map.entry("openFolder/1", Word.OPEN_ENTRY),
          Map.entry("openMessage/1", Word.OPEN_ENTRY),
          Map.entry("openRoot/0", Word.OPEN_ENTRY),
          Map.entry("copyFolder/3", Word.COPY_FOLDER),
          Map.entry("deleteFolder/1", Word.DELETE_FOLDER),
          Map.entry("openAttach/1", Word.OPEN_ENTRY),
          Map.entry("advise/1", Word.ADVISE),
          Map.entry("openStream/1", Word.OPEN_PROPERTY),
          Map.entry("openProperty/2", Word.OPEN_PROPERTY),
          Map.entry("createFolder/1", Word.CREATE_FOLDER),
          Map.entry("createSearchFolder/1", Word.CREATE_FOLDER),
          Map.entry("modifyRecipients/0", Word.MODIFY_RECIPIENTS),
          Map.entry("saveChanges/0", Word.SAVE_CHANGES),
          Map.entry("copyMessages/2", Word.COPY_MESSAGES),
          Map.entry("setReadFlag/0", Word.SET_READ_FLAG),
          Map.entry("createProfile/1", Word.CREATE_PROFILE),
          Map.entry("copyProfile/2", Word.COPY_PROFILE),
          Map.entry("adminServices/1", Word.ADMIN_SERVICES),
          Map.entry("createMsgService/2", Word.CREATE_MSG_SERVICE),
          Map.entry("configureMsgService/1", Word.CONFIGURE_MSG_SERVICE),
          Map.entry("openProfileSection/1", Word.OPEN_PROFILE_SECTION));

  /** Numbers that are none of flags, and flags that no rule is about. */
  static final Set<String> NUMBERS =
      Set.of(
          "config/1",
          "createMessage/0",
          "createStoreEntryId/3",
          "findRow/2",
          "getContentsTable/0",
          "seekRow/1",
          "setSearchCriteria/2",
          "sortTable/1",
          "sortTable/2",
          "queryRows/0",
          "openAttach/0",
          "deleteAttach/0",
          "openProperty/0",
          "read/1",
          "read/2",
          "write/1",
          "write/2");

  private static final int PR_PROFILE_CONFIG_FLAGS = 0x66010003;

  /** What was passed where. */
  record Passed(Word word, int flags) {}

  private final Set<Passed> all = ConcurrentHashMap.newKeySet();

  Set<Passed> all() {
    return all;
  }

  MapiSubsystemBinding around(MapiSubsystemBinding binding) {
    return wrap(MapiSubsystemBinding.class, binding);
  }

  private <T> T wrap(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Recorder(target)));
  }

  private final class Recorder implements InvocationHandler {
    private final Object target;

    Recorder(Object target) {
      this.target = target;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      Object[] plain = arguments == null ? new Object[0] : arguments.clone();
      for (int i = 0; i < plain.length; i++) {
        Word word = WORDS.get(method.getName() + "/" + i);
        if (word != null) {
          all.add(new Passed(word, (int) plain[i]));
        } else if (plain[i] instanceof List<?> values) {
          values.forEach(this::note);
        }
        plain[i] = unwrapped(plain[i]);
      }
      Object result;
      try {
        result = method.invoke(target, plain);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
      return result instanceof NativeMapi || result instanceof NativeObject
          ? wrap(method.getReturnType(), result)
          : result;
    }

    private void note(Object value) {
      if (value instanceof PropValue property
          && property.tag().tag() == PR_PROFILE_CONFIG_FLAGS
          && property.value() instanceof Integer flags) {
        all.add(new Passed(Word.PROFILE_CONFIG_FLAGS, flags));
      }
    }

    private static Object unwrapped(Object argument) {
      return argument != null
              && Proxy.isProxyClass(argument.getClass())
              && Proxy.getInvocationHandler(argument) instanceof Recorder recorder
          ? recorder.target
          : argument;
    }
  }

  /** Every demand that something does not meet which was passed. */
  List<FlagRule> broken(boolean service) {
    return all.stream()
        .flatMap(passed -> FlagRule.broken(passed.word(), passed.flags(), service).stream())
        .toList();
  }

  /** The arguments of an interface's methods that are 32-bit numbers: {@code logoff/0}. */
  static List<String> numbersOf(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .flatMap(
            method -> {
              Class<?>[] types = method.getParameterTypes();
              return java.util.stream.IntStream.range(0, types.length)
                  .filter(i -> types[i] == int.class)
                  .mapToObj(i -> method.getName() + "/" + i);
            })
        .toList();
  }
}
