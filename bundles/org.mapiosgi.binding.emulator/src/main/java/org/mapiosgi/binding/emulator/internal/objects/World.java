// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.internal.gate.CallGate;
import org.mapiosgi.binding.emulator.internal.model.Mailbox;
import org.mapiosgi.binding.emulator.internal.model.MessageKeeper;
import org.mapiosgi.binding.emulator.internal.model.Transport;
import org.mapiosgi.binding.emulator.internal.profile.ProfileStore;
import org.mapiosgi.binding.emulator.internal.rules.LogonRules;
import org.mapiosgi.binding.emulator.internal.rules.ObjectLedger;
import org.mapiosgi.binding.emulator.internal.rules.ProfileRules;
import org.mapiosgi.binding.emulator.internal.rules.ThreadLedger;
import org.mapiosgi.binding.emulator.internal.rules.Violations;

/**
 * Holds the parts that all objects of one store share. The settings, the mailbox, the transport,
 * the notifier and the keeper belong to the store; it shares the other parts with the other stores.
 */
public record World(
    EmulatorSettings settings,
    CallGate gate,
    ThreadLedger threads,
    ObjectLedger objects,
    Violations violations,
    LogonRules logonRules,
    ProfileRules profileRules,
    ProfileStore profiles,
    Mailbox mailbox,
    Transport transport,
    Notifier notifier,
    MessageKeeper keeper,
    Server server) {}
