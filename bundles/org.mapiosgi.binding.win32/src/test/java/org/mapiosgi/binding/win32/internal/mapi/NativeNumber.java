// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.ObjectTag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropertyCatalog;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.api.store.SearchState;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.Struct;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/**
 * A number of the product that has to be that of the MAPI headers.
 *
 * @param kind {@code slot}, {@code size}, {@code off} or {@code const}
 * @param name as the headers spell it
 * @param arch the platform that the number is for
 */
record NativeNumber(String kind, String name, Abi arch, long value) {
  private static final Pattern MACRO = Pattern.compile("[A-Z][A-Z0-9_]*");

  /** The types of the SPI whose constants are passed to MAPI as they are. */
  private static final List<Class<?>> FLAGS =
      List.of(
          NativeContentsCollector.class,
          NativeExportChanges.class,
          NativeFolder.class,
          NativeMapi.class,
          NativeMessage.class,
          NativeProfiles.class,
          NativeProps.class,
          NativeServiceAdmin.class,
          NativeSession.class,
          NativeStore.class,
          NativeTable.class);

  /** Kind and name, as a line of the list begins. */
  String key() {
    return kind + " " + name;
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"kind\": \"%s\", \"name\": \"%s\", \"arch\": \"%s\", \"value\": %d}",
        kind,
        name,
        arch.name().toLowerCase(Locale.ROOT),
        value);
  }

  /** All numbers of the product. */
  static List<NativeNumber> all(Abi abi) {
    Numbers numbers = new Numbers(abi);
    for (MapiMethod method : MapiMethod.values()) {
      numbers.add("slot", method.declaredIn() + "." + method.method(), method.slot());
    }
    for (Struct struct : Struct.values()) {
      if (!struct.openEnded()) {
        numbers.add("size", struct.cName(), struct.size(abi));
      }
    }
    for (var field : org.mapiosgi.binding.win32.internal.codec.Field.values()) {
      numbers.add("off", field.struct().cName() + "." + field.cName(), field.in(abi));
    }
    numbers.flags();
    numbers.tags();
    numbers.enumerations();
    return numbers.all;
  }

  private static final class Numbers {
    final List<NativeNumber> all = new ArrayList<>();
    private final Abi abi;

    Numbers(Abi abi) {
      this.abi = abi;
    }

    void add(String kind, String name, long value) {
      all.add(new NativeNumber(kind, name, abi, value));
    }

    void constant(String name, int value) {
      add("const", name, Integer.toUnsignedLong(value));
    }

    void flags() {
      for (Class<?> type : FLAGS) {
        for (Field field : type.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers())
              && MACRO.matcher(field.getName()).matches()
              && (field.getType() == int.class || field.getType() == long.class)) {
            constant(field.getName(), ((Number) get(field)).intValue());
          }
        }
      }
    }

    void tags() {
      for (Field field : Pr.class.getFields()) {
        Object tag = get(field);
        int bits = tag instanceof ObjectTag object ? object.tag() : ((PropTag<?>) tag).tag();
        constant(Pr.nameOf(bits).orElseThrow(), bits);
      }
      for (String name : PropertyCatalog.names()) {
        constant(name, PropertyCatalog.tagOf(name).orElseThrow());
      }
    }

    void enumerations() {
      for (PropType type : PropType.values()) {
        constant("PT_" + type.name(), type.code());
      }
      constant("MV_FLAG", PropType.MV_FLAG);
      constant("MV_INSTANCE", PropType.MV_INSTANCE);
      for (StoreSupport ability : StoreSupport.values()) {
        constant("STORE_" + ability.name(), ability.mask());
      }
      for (MsgFlag flag : MsgFlag.values()) {
        constant("MSGFLAG_" + flag.name(), flag.mask());
      }
      for (Restriction.RelOp relop : Restriction.RelOp.values()) {
        constant("RELOP_" + relop.name(), relop.code());
      }
      for (Restriction.Match match : Restriction.Match.values()) {
        constant("FL_" + match.name().replace("_", ""), match.code());
      }
      for (Restriction.Fuzzy fuzzy : Restriction.Fuzzy.values()) {
        constant("FL_" + fuzzy.name().replace("_", ""), fuzzy.flag());
      }
      for (HResult code : HResult.known()) {
        constant(code.name(), code.code());
      }
      constant("fnevCriticalError", MapiEvent.Kind.CRITICAL_ERROR.mask());
      constant("fnevNewMail", MapiEvent.Kind.NEW_MAIL.mask());
      constant("fnevObjectCreated", MapiEvent.Kind.CREATED.mask());
      constant("fnevObjectDeleted", MapiEvent.Kind.DELETED.mask());
      constant("fnevObjectModified", MapiEvent.Kind.MODIFIED.mask());
      constant("fnevObjectMoved", MapiEvent.Kind.MOVED.mask());
      constant("fnevObjectCopied", MapiEvent.Kind.COPIED.mask());
      constant("fnevSearchComplete", MapiEvent.Kind.SEARCH_COMPLETE.mask());
      constant("fnevTableModified", MapiEvent.Kind.TABLE_MODIFIED.mask());
      for (SearchState state : SearchState.values()) {
        constant("SEARCH_" + state.name(), state.mask());
      }
    }

    private static Object get(Field field) {
      try {
        return field.get(null);
      } catch (IllegalAccessException e) {
        throw new AssertionError(field + " is not public", e);
      }
    }
  }
}
