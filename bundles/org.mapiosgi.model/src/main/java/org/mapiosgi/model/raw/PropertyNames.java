// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.model.session.NamedIds;
import org.mapiosgi.spi.NativeProps;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds the tags of properties in the store of one object, the ids of named ones by
 * IMAPIProp::GetIDsFromNames.
 *
 * <p>For the thread of the object.
 */
@ProviderType
public final class PropertyNames {
  /** Named properties have the ids from here on. */
  private static final int FIRST_NAMED = 0x8000;

  private final Supplier<? extends NativeProps> object;
  private final NamedIds known;
  private boolean signatureRead;
  private Optional<Binary> signature = Optional.empty();

  /**
   * Makes the names of an object.
   *
   * @param object gives the object when a named property is first met
   * @param known remembers the ids for all objects of the session
   */
  public PropertyNames(Supplier<? extends NativeProps> object, NamedIds known) {
    this.object = object;
    this.known = known;
  }

  /** Finds the tag of a property; empty if the store has no id for its name. */
  public Optional<PropTag<?>> find(Property<?> property) {
    return Optional.ofNullable(findAll(List.of(property)).get(property));
  }

  /**
   * Finds the tags of several properties in one call; names that have no id are left out.
   *
   * @throws IllegalArgumentException if one of them is an instance
   */
  public Map<Property<?>, PropTag<?>> findAll(Collection<? extends Property<?>> properties) {
    refuseInstances(properties);
    return resolve(properties, false);
  }

  /** Finds the tags of what a table's query names, as {@link #findAll} does; instances too. */
  public Map<Property<?>, PropTag<?>> findColumns(Collection<? extends Property<?>> properties) {
    return resolve(properties, false);
  }

  /**
   * Finds the tag of a property, and gives its name an id in the store if it has none.
   *
   * @throws MapiException if the store gives no id
   */
  public PropTag<?> create(Property<?> property) {
    return tag(createAll(List.of(property)), property);
  }

  /**
   * Finds the tags of several properties in one call, and gives names ids as {@link #create} does.
   *
   * @throws MapiException if the store gives one of them no id
   */
  public Map<Property<?>, PropTag<?>> createAll(Collection<? extends Property<?>> properties) {
    refuseInstances(properties);
    Map<Property<?>, PropTag<?>> tags = resolve(properties, true);
    properties.forEach(property -> tag(tags, property));
    return tags;
  }

  private static void refuseInstances(Collection<? extends Property<?>> properties) {
    for (Property<?> property : properties) {
      if (property.instance()) {
        throw new IllegalArgumentException(
            property + " are for the query of a table: an object has all values in one property");
      }
    }
  }

  private static PropTag<?> tag(Map<Property<?>, PropTag<?>> tags, Property<?> property) {
    PropTag<?> tag = tags.get(property);
    if (tag == null) {
      throw MapiException.of(
          "IMAPIProp::GetIDsFromNames " + property,
          HResult.NOT_FOUND,
          "the store gives the name no id");
    }
    return tag;
  }

  private Map<Property<?>, PropTag<?>> resolve(
      Collection<? extends Property<?>> properties, boolean create) {
    Map<Property<?>, PropTag<?>> tags = new HashMap<>();
    List<NamedProperty<?>> unknown = new ArrayList<>();
    for (Property<?> property : properties) {
      if (property instanceof PropTag<?> tag) {
        tags.put(property, tag);
      } else if (property instanceof NamedProperty<?> named) {
        OptionalInt id = remembered(named);
        if (id.isPresent()) {
          tags.put(property, named.tag(id.getAsInt()));
        } else {
          unknown.add(named);
        }
      }
    }
    if (!unknown.isEmpty()) {
      List<PropTag<?>> found = object.get().getIDsFromNames(List.copyOf(unknown), create);
      for (int i = 0; i < unknown.size(); i++) {
        NamedProperty<?> named = unknown.get(i);
        PropTag<?> tag = found.get(i);
        if (tag.type() != PropType.ERROR && tag.id() != 0) {
          signature().ifPresent(of -> known.remember(of, named, tag.id()));
          tags.put(named, named.tag(tag.id()));
        }
      }
    }
    return tags;
  }

  /**
   * Finds the names of properties in one call. A tag without a name stays a tag.
   *
   * @param tags tags of the object
   */
  public List<Property<?>> named(List<PropTag<?>> tags) {
    List<PropTag<?>> asked = tags.stream().filter(tag -> tag.id() >= FIRST_NAMED).toList();
    if (asked.isEmpty()) {
      return List.copyOf(tags);
    }
    List<Optional<NamedProperty<?>>> found = object.get().getNamesFromIDs(asked);
    List<Property<?>> named = new ArrayList<>();
    int next = 0;
    for (PropTag<?> tag : tags) {
      Optional<NamedProperty<?>> name =
          tag.id() >= FIRST_NAMED ? found.get(next++) : Optional.empty();
      named.add(name.<Property<?>>map(each -> each).orElse(tag));
    }
    return named;
  }

  private OptionalInt remembered(NamedProperty<?> named) {
    return signature().map(of -> known.find(of, named)).orElse(OptionalInt.empty());
  }

  /** Without a signature, no other object is known to have the same ids. */
  private Optional<Binary> signature() {
    if (!signatureRead) {
      signature = PropertyAccess.find(object.get(), Pr.MAPPING_SIGNATURE);
      signatureRead = true;
    }
    return signature;
  }
}
