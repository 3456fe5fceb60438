// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;

/** A profile: its sections by uid, and which of them are services and providers. */
public final class StoredProfile {
  private String name;
  private final Map<Binary, PropertyMap> sections = new LinkedHashMap<>();
  private final List<Binary> services = new ArrayList<>();
  private final List<Binary> providers = new ArrayList<>();
  private int sessions;
  private boolean doomed;
  private @Nullable String nextName;

  StoredProfile(String name) {
    this.name = name;
  }

  /** A profile with the same contents and another name. */
  StoredProfile copy(String newName) {
    StoredProfile copy = new StoredProfile(newName);
    copy.sections.putAll(sections);
    copy.services.addAll(services);
    copy.providers.addAll(providers);
    return copy;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Says whether the profile is deleted when its last session ends. */
  boolean doomed() {
    return doomed;
  }

  void rename(String newName) {
    if (sessions == 0) {
      name = newName;
    } else {
      nextName = newName;
    }
  }

  /** Marks it; true where it can go at once. */
  boolean doom() {
    doomed = true;
    return sessions == 0;
  }

  void sessionBegun() {
    sessions++;
  }

  /** Does what had to wait; true where it is to be deleted now. */
  boolean sessionEnded() {
    sessions--;
    if (sessions == 0 && nextName != null) {
      name = nextName;
      nextName = null;
    }
    return sessions == 0 && doomed;
  }

  /** A new section, known as a service where it is one. */
  Binary addService(PropertyMap properties) {
    Binary uid = addSection(properties);
    services.add(uid);
    return uid;
  }

  Binary addProvider(PropertyMap properties) {
    Binary uid = addSection(properties);
    providers.add(uid);
    return uid;
  }

  Binary addSection(PropertyMap properties) {
    UUID id = UUID.randomUUID();
    Binary uid =
        Binary.of(
            java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    sections.put(uid, properties);
    return uid;
  }

  /** The properties of a section. */
  public Optional<PropertyMap> section(Binary uid) {
    return Optional.ofNullable(sections.get(uid));
  }

  /** Gives a section other properties. */
  public void change(Binary uid, PropertyMap properties) {
    sections.put(uid, properties);
  }

  /** The services, in the order in which they came. */
  public List<Binary> services() {
    return List.copyOf(services);
  }

  /** The providers of all services. */
  public List<Binary> providers() {
    return List.copyOf(providers);
  }

  /** Removes a service with its providers. */
  void remove(Binary service) {
    services.remove(service);
    providers.removeIf(provider -> isOf(service, provider));
    sections.remove(service);
  }

  /** Says whether a provider belongs to a service. */
  public boolean isOf(Binary service, Binary provider) {
    PropertyMap section = sections.get(provider);
    PropValue owner = section == null ? null : section.find(ProfileTags.SERVICE_UID.id());
    return owner != null && service.equals(owner.value());
  }
}
