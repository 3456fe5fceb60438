// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.rule.FlagRule;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.CCompiler;

class MapiMethodTest {
  @ParameterizedTest
  @EnumSource(Abi.class)
  void slotsAreThoseOfTheHeaders(Abi abi) {
    Map<String, Long> ours = new LinkedHashMap<>();
    for (MapiMethod method : inHeaders()) {
      ours.put(
          "offsetof(%sVtbl, %s) / sizeof(void *)".formatted(method.declaredIn(), method.method()),
          (long) method.slot());
    }
    assertThat(ours).isEqualTo(CCompiler.evaluate(abi, List.copyOf(ours.keySet())));
  }

  /** The compiler's headers have nothing of Exchange. */
  private static List<MapiMethod> inHeaders() {
    return Arrays.stream(MapiMethod.values())
        .filter(method -> !method.declaredIn().startsWith("IExchange"))
        .toList();
  }

  /**
   * The slots of EdkMdb.h: IExchangeManageStore has five methods behind those of IUnknown, and
   * IExchangeManageStoreEx one behind these five. A synchronizer has four, a collector of messages
   * seven, and one of folders five.
   */
  @Test
  void slotsOfExchangesInterfacesAreThoseOfItsHeader() {
    assertThat(MapiMethod.MANAGE_STORE_CREATE_STORE_ENTRY_ID.slot()).isEqualTo(3);
    assertThat(MapiMethod.MANAGE_STORE_CREATE_STORE_ENTRY_ID_2.slot()).isEqualTo(3 + 5);
    assertThat(slotsOf("IExchangeExportChanges")).containsExactly(3, 4, 5, 6);
    assertThat(slotsOf("IExchangeImportContentsChanges")).containsExactly(3, 4, 5, 6, 7, 8, 9);
    assertThat(slotsOf("IExchangeImportHierarchyChanges")).containsExactly(3, 4, 5, 6, 7);
    assertThat(MapiMethod.values()).hasSize(inHeaders().size() + 2 + 4 + 7 + 5);
  }

  private static List<Integer> slotsOf(String declaredIn) {
    return Arrays.stream(MapiMethod.values())
        .filter(method -> method.declaredIn().equals(declaredIn))
        .map(MapiMethod::slot)
        .toList();
  }

  @Test
  void everyFlagWordIsOneOfTheCatalogueAndEveryWordOfItIsLookedAt() {
    Set<FlagRule.Word> elsewhere =
        EnumSet.of(
            FlagRule.Word.MAPI_INITIALIZE,
            FlagRule.Word.MAPI_LOGON_EX,
            FlagRule.Word.PROFILE_CONFIG_FLAGS);
    for (FlagRule.Word word : FlagRule.Word.values()) {
      assertThat(Arrays.stream(MapiMethod.values()).filter(method -> method.isOf(word)).toList())
          .as("methods with the word %s", word)
          .hasSizeGreaterThanOrEqualTo(elsewhere.contains(word) ? 0 : 1);
    }
    // A method that takes a window for its dialogs also takes flags.
    Set<String> takesWindow =
        Set.of(
            "OpenMsgStore",
            "Logoff",
            "CopyMessages",
            "DeleteMessages",
            "DeleteAttach",
            "CopyFolder",
            "DeleteFolder",
            "EmptyFolder",
            "OpenAddressBook",
            "ResolveName",
            "CreateProfile",
            "CopyProfile",
            "RenameProfile",
            "AdminServices",
            "CreateMsgService",
            "ConfigureMsgService");
    assertThat(MapiMethod.values())
        .filteredOn(method -> takesWindow.contains(method.method()))
        .hasSize(takesWindow.size())
        .allMatch(method -> Arrays.stream(FlagRule.Word.values()).anyMatch(method::isOf));
  }

  @ParameterizedTest
  @EnumSource(MapiMethod.class)
  void flagsThatNoCallMayHaveAreRefusedBeforeTheCall(MapiMethod method) {
    for (FlagRule rule : FlagRule.all()) {
      if (rule.demand() != FlagRule.Demand.NEVER || !method.isOf(rule.word())) {
        continue;
      }
      for (int bit = 0; bit < Integer.SIZE; bit++) {
        int flags = 1 << bit;
        if ((rule.bits() & flags) == 0) {
          continue;
        }
        assertThatThrownBy(() -> method.requireHarmless("call", arguments(method, flags)))
            .as("%s with 0x%08X", method, flags)
            .isInstanceOf(MapiException.class)
            .hasMessageContaining(rule.rule() + ": " + rule.word().spelled());
      }
    }
    method.requireHarmless("call", arguments(method, 0));
  }

  /** Every argument is a number that is none of flags but the one. */
  private static Object[] arguments(MapiMethod method, int flags) {
    Object[] all = new Object[method.arity()];
    Arrays.fill(all, flags);
    return all;
  }

  /** A call with another number of arguments does not compile. */
  @Test
  void argumentsAreAsManyAsInTheHeaders() {
    Map<String, Long> probes = new LinkedHashMap<>();
    for (MapiMethod method : inHeaders()) {
      probes.put(
          "sizeof(((%sVtbl *)0)->%s(0%s))"
              .formatted(method.declaredIn(), method.method(), zeros(method)),
          4L);
    }
    assertThat(CCompiler.evaluate(Abi.X64, List.copyOf(probes.keySet()))).isEqualTo(probes);
  }

  private static String zeros(MapiMethod method) {
    return IntStream.range(0, method.arity())
        .mapToObj(i -> method.eightBytes(i) ? ", (LARGE_INTEGER){0}" : ", 0")
        .collect(Collectors.joining());
  }
}
