// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.internal.objects.ProfilesObject;
import org.mapiosgi.binding.emulator.internal.objects.SessionObject;
import org.mapiosgi.binding.emulator.internal.objects.World;
import org.mapiosgi.binding.emulator.internal.profile.StoredProfile;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeSession;

/** MAPI's flat functions. */
final class EmulatedMapi implements NativeMapi {
  private static final String LOGON = "MAPILogonEx";
  private static final int LONGEST_PROFILE = 64;
  private static final int MAPI_USE_DEFAULT = 0x40;

  /** A server lets one user have this many sessions (R26). */
  private static final int MOST_SESSIONS = 32;

  private final World world;
  private final Set<SessionObject> sessions = ConcurrentHashMap.newKeySet();

  EmulatedMapi(World world) {
    this.world = world;
  }

  @Override
  public void initialize(int flags) {
    world
        .gate()
        .initialising(
            "MAPIInitialize",
            String.format("flags=0x%08X", flags),
            () -> world.threads().initialize(flags));
  }

  @Override
  public void uninitialize() {
    world
        .gate()
        .releasing(
            "MAPIUninitialize",
            () -> {
              boolean last = world.threads().uninitialize();
              Map<String, Integer> left = world.objects().counts();
              if (last && !left.isEmpty()) {
                world
                    .violations()
                    .add(
                        "R13",
                        "MAPIUninitialize",
                        "the last one of the process leaves objects behind: " + left,
                        "release every object before");
              }
            });
  }

  @Override
  public void oleInitialize() {
    world.gate().initialising("OleInitialize", "", () -> world.threads().oleInitialize());
  }

  @Override
  public void oleUninitialize() {
    world.gate().releasing("OleUninitialize", () -> world.threads().oleUninitialize());
  }

  @Override
  public List<ProfileInfo> profiles() {
    return world
        .gate()
        .call(
            "IProfAdmin::GetProfileTable",
            "",
            () -> world.mailbox().locked(world.profiles()::list));
  }

  @Override
  public NativeProfiles adminProfiles() {
    return world.gate().call("MAPIAdminProfiles", "", () -> new ProfilesObject(world));
  }

  @Override
  public NativeSession logonEx(String profile, int flags) {
    return world
        .gate()
        .call(
            LOGON,
            String.format("flags=0x%08X profile=%s", flags, profile),
            () -> logon(profile, flags));
  }

  private NativeSession logon(String profile, int flags) {
    world.logonRules().logon(flags, world.threads().service());
    String wanted =
        profile.isEmpty() && (flags & MAPI_USE_DEFAULT) != 0 ? defaultProfile() : profile;
    if (wanted.length() > LONGEST_PROFILE) {
      throw MapiException.of(
              LOGON,
              HResult.INVALID_PARAMETER,
              "a profile name has at most "
                  + LONGEST_PROFILE
                  + " characters, not "
                  + wanted.length())
          .withAdvice("give the profile a shorter name");
    }
    if (world.objects().counts().getOrDefault("IMAPISession", 0) >= MOST_SESSIONS) {
      throw world
          .violations()
          .refuse(
              "R26",
              LOGON,
              HResult.LOGON_FAILED,
              "the user has " + MOST_SESSIONS + " sessions already",
              "log off sessions that are not in use");
    }
    StoredProfile found =
        world
            .mailbox()
            .locked(() -> world.profiles().begin(wanted))
            .orElseThrow(
                () ->
                    MapiException.of(
                        LOGON,
                        HResult.LOGON_FAILED,
                        "there is no profile '" + wanted + "'; there is " + names()));
    SessionObject session = new SessionObject(world, found, flags, this::ended);
    sessions.add(session);
    return session;
  }

  private void ended(SessionObject session) {
    sessions.remove(session);
    world.profiles().sessionEnded(session.profile());
  }

  private String defaultProfile() {
    return world.mailbox().locked(world.profiles()::list).stream()
        .filter(ProfileInfo::defaultProfile)
        .map(ProfileInfo::name)
        .findFirst()
        .orElse("");
  }

  private String names() {
    return world.mailbox().locked(world.profiles()::list).stream()
        .map(each -> "'" + each.name() + "'")
        .collect(Collectors.joining(", "));
  }

  void loseSessions(HResult code) {
    // A client may log on again meanwhile: its new session is not among them.
    List.copyOf(sessions).forEach(session -> session.lose(code));
  }

  @Override
  public Map<String, Integer> liveObjects() {
    return world.objects().counts();
  }

  @Override
  public int liveBuffers() {
    // Else what MAPIAllocateBuffer would hold is the garbage collector's here.
    return world.gate().faults().leaked().all();
  }

  @Override
  public int liveBuffers(Thread thread) {
    return world.gate().faults().leaked().of(thread);
  }

  @Override
  public List<String> initializedThreads() {
    return world.threads().initialised();
  }

  @Override
  public List<Finding> violations() {
    world.threads().reportDeadThreads();
    return world.violations().all();
  }
}
