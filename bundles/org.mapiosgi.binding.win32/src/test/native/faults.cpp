// SPDX-License-Identifier: Apache-2.0
#include "faults.h"

#include "trace.h"

#include <algorithm>
#include <cstdlib>

namespace ref {

Faults& Faults::instance() {
  static Faults* faults = new Faults;
  return *faults;
}

Faults::Faults() { arm(toUtf8(setting(L"MAPIREF_FAULTS", L"Faults"))); }

bool Faults::parse(const std::string& item, Rule& rule) {
  size_t hash = item.find('#');
  size_t equals = item.find('=');
  if (hash == std::string::npos || equals == std::string::npos || equals < hash) return false;
  std::string what = item.substr(equals + 1);
  char* end = nullptr;
  rule = Rule{item.substr(0, hash), strtoul(item.c_str() + hash + 1, &end, 10), *end == '+', Effect::FAIL, S_OK, 0, 0};
  if (rule.from == 0 || end + (rule.onwards ? 1 : 0) != item.c_str() + equals) return false;
  if (what == "hang") {
    rule.effect = Effect::HANG;
  } else if (what == "crash") {
    rule.effect = Effect::CRASH;
  } else if (what.compare(0, 6, "delay:") == 0) {
    rule.effect = Effect::DELAY;
    rule.milliseconds = strtoul(what.c_str() + 6, &end, 10);
  } else {
    rule.hr = static_cast<HRESULT>(strtoul(what.c_str(), &end, 0));
    return *end == 0 && FAILED(rule.hr);
  }
  return *end == 0 || rule.effect == Effect::HANG || rule.effect == Effect::CRASH;
}

bool Faults::arm(const std::string& list) {
  std::vector<Rule> rules;
  bool understood = true;
  for (size_t at = 0; at < list.size();) {
    size_t end = std::min(list.find(',', at), list.size());
    std::string item = list.substr(at, end - at);
    at = end + 1;
    item.erase(0, item.find_first_not_of(' '));
    Rule rule;
    if (parse(item, rule)) {
      rules.push_back(rule);
    } else {
      understood = false;
      Trace::instance().violation("faults", "not understood: " + item);
    }
  }
  Held held(lock_);
  if (gate_ != nullptr) SetEvent(gate_->opened);
  gate_ = std::make_shared<Gate>();
  rules_ = rules;
  struck_.clear();
  armed_ = rules.empty() ? 0 : 1;
  calls_ = failable_ = hits_ = 0;
  return understood;
}

void Faults::disarm() {
  Held held(lock_);
  SetEvent(gate_->opened);
  rules_.clear();
  armed_ = 0;
}

HRESULT Faults::consider(const std::string& entry, bool failable, bool counted) {
  if (counted) InterlockedIncrement(&calls_);
  if (failable) InterlockedIncrement(&failable_);
  if (armed_ == 0) return S_OK;
  Rule hit;
  std::shared_ptr<Gate> gate;
  {
    Held held(lock_);
    for (Rule& rule : rules_) {
      bool counts = ((counted && rule.entry == "*") || rule.entry == entry) && (failable || rule.effect != Effect::FAIL);
      if (!counts) continue;
      rule.seen++;
      if (rule.seen == rule.from || (rule.onwards && rule.seen > rule.from)) {
        hit = rule;
        gate = gate_;
      }
    }
    if (gate == nullptr) return S_OK;
    hits_++;
    if (std::find(struck_.begin(), struck_.end(), entry) == struck_.end()) struck_.push_back(entry);
  }
  switch (hit.effect) {
    case Effect::HANG:
      Trace::instance().line(entry + " fault=hang", S_OK);
      WaitForSingleObject(gate->opened, INFINITE);
      return S_OK;
    case Effect::DELAY:
      Trace::instance().line(entry + " fault=delay", S_OK);
      WaitForSingleObject(gate->opened, hit.milliseconds);
      return S_OK;
    case Effect::CRASH:
      Trace::instance().line(entry + " fault=crash", S_OK);
      *reinterpret_cast<volatile int*>(static_cast<uintptr_t>(0)) = 1;
      return S_OK;
    case Effect::FAIL:
      break;
  }
  return hit.hr;
}

std::string Faults::struck() {
  Held held(lock_);
  std::string all;
  for (const std::string& entry : struck_) all += (all.empty() ? "" : ",") + entry;
  return all;
}

}  // namespace ref
