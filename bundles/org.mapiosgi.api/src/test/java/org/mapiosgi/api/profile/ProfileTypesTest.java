// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;

class ProfileTypesTest {
  private static final PropTag<String> PATH = PropTag.unicode(0x6700);
  private static final PropTag<String> PASSWORD = PropTag.unicode(0x6703);
  private static final PropTag<Integer> NUMBER = PropTag.integer(0x6701);
  private static final PropTag<Integer> CONFIG_FLAGS = PropTag.integer(0x6601);
  private static final Binary UID = Binary.ofHex("00112233445566778899AABBCCDDEEFF");

  private static NewProfile profile(String path) {
    return NewProfile.named("billing")
        .withExchange(new ExchangeMailbox.ByAddress("billing@example.com"))
        .with(
            NewService.named("MSUPST MS")
                .with(PATH.with(path))
                .with(PASSWORD, Secret.of("hidden text")))
        .asDefault(true);
  }

  @Test
  void newProfilesWithTheSamePartsAreEqual() {
    assertThat(profile("a")).isEqualTo(profile("a")).hasSameHashCodeAs(profile("a"));
    assertThat(profile("a"))
        .isNotEqualTo(profile("b"))
        .isNotEqualTo(profile("a").asDefault(false))
        .isNotEqualTo(profile("a").with(NewService.named("MSPST MS")));
  }

  @Test
  void aWithMethodLeavesItsOriginalAsItIs() {
    NewProfile empty = NewProfile.named("billing");
    NewService service = NewService.named("MSUPST MS");
    NewProfile full = empty.with(service.with(PATH.with("a"))).asDefault(true);
    assertThat(empty).isEqualTo(NewProfile.named("billing")).isNotEqualTo(full);
    assertThat(service.properties()).isEmpty();
    assertThatThrownBy(() -> full.services().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> full.services().get(0).properties().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> profile("a").services().get(0).secrets().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void noTextShowsAPropertyValueOrASecret() {
    assertThat(profile("path of a file").toString())
        .contains("billing", "billing@example.com", "MSUPST MS", "default")
        .doesNotContain("path of a file", "hidden text");
  }

  @Test
  void aServiceRefusesWhatItCannotBeConfiguredWith() {
    NewService service = NewService.named("MSEMS");
    assertThatThrownBy(() -> NewService.named(" ")).hasMessageContaining("has a name");
    assertThatThrownBy(() -> service.with(CONFIG_FLAGS.with(0x2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x66010003");
    assertThatThrownBy(() -> service.with(NUMBER, Secret.of("hidden text")))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("a secret is text")
        .doesNotContain("hidden text");
  }

  @Test
  void aMessageServiceHasItsPartsAndAListOfItsOwn() {
    ServiceProvider store =
        ServiceProvider.of(ServiceProvider.Kind.STORE, UID).displayName("Store").dll("a").build();
    List<ServiceProvider> providers = new ArrayList<>(List.of(store));
    MessageService.Builder builder =
        MessageService.of("MSEMS", UID).displayName("Exchange").providers(providers);
    MessageService service = builder.build();
    providers.clear();
    MessageService other = builder.defaultStore(true).providers(List.of()).build();
    assertThat(service.name()).isEqualTo("MSEMS");
    assertThat(service.displayName()).isEqualTo("Exchange");
    assertThat(service.uid()).isEqualTo(UID);
    assertThat(service.defaultStore()).isFalse();
    assertThat(service.providers()).containsExactly(store);
    assertThat(other.defaultStore()).isTrue();
    assertThat(other.providers()).isEmpty();
    assertThat(store.kind()).isEqualTo(ServiceProvider.Kind.STORE);
    assertThat(store.displayName()).isEqualTo("Store");
    assertThat(store.dll()).isEqualTo("a");
    assertThat(store.uid()).isEqualTo(UID);
    ServiceProvider bare = ServiceProvider.of(ServiceProvider.Kind.OTHER, UID).build();
    assertThat(bare.displayName()).isEmpty();
    assertThat(bare.dll()).isEmpty();
  }
}
