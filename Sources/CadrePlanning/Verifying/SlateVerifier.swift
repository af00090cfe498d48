public import CadreDomain
public import CadreNumerics

/// Checks a plan from the records of its problem, without what the planner worked out on the way.
///
/// It shares with the planner the rules (``Rules/all``: the same closures decide and count), the weights that the
/// problem has frozen, ``Pair`` with the facts that it works out of two records, and the counting of seats. It asks
/// every rule anew for each line and counts seats, limits, pins and points from the lines. It uses neither the table of
/// eligible pairs nor the solver, and takes the proof only as checked by `AssignmentCertificate`; a rule that is wrong
/// itself is wrong in both.
public enum SlateVerifier {
    /// Asks every rule anew for every line and compares.
    ///
    /// - Parameters:
    ///   - lines: The plan's lines.
    ///   - overrides: The gates that the plan says its pins override.
    ///   - totalPoints: The plan's total.
    ///   - bound: What the certificate's potentials and the pinned lines sum to.
    ///   - problem: The frozen input.
    ///   - certificateViolation: What the check of the certificate found; nil where it proves the plan optimal.
    /// - Returns: What was looked at.
    /// - Throws: `PlanningError.verificationFailed` with every difference.
    public static func verify(
        lines: [SlateLine], overrides: [OverriddenGate], totalPoints: Int, bound: Int, of problem: SlateProblem,
        certificateViolation: CertificateViolation?
    ) throws(PlanningError) -> VerificationReport {
        let sheet = try RuleSheet(problem.rules)
        var check = SlateCheck(problem: problem, sheet: sheet, lines: lines, overrides: overrides)
        check.checkRepeats(in: lines)
        for line in lines { check.checkLine(line) }
        check.checkCaps(lines: lines)
        check.checkLimits(lines: lines)
        check.checkPins(lines: lines)
        check.checkTotals(totalPoints: totalPoints, bound: bound)
        if let certificateViolation { check.mismatches.append(.certificateBroken("\(certificateViolation)")) }
        guard check.mismatches.isEmpty else { throw .verificationFailed(check.mismatches) }
        return VerificationReport(
            lineCount: lines.count,
            gateCount: lines.count * sheet.gates.count,
            overriddenGateCount: overrides.count,
            capCount: problem.caps.count,
            limitCount: problem.limits?.limits.count ?? 0,
            totalPoints: check.totalPoints,
            bound: bound
        )
    }
}

/// One pass of the check, collecting what differs.
private struct SlateCheck {
    let problem: SlateProblem
    let sheet: RuleSheet
    let overrides: [OverriddenGate]
    let pins: Set<PersonInPosition>
    let overridden: Set<OverriddenKey>
    /// Positions whose pins override the cap.
    let capExempt: Set<ID<Position>>
    let standings: [ID<Position>: CapStanding]
    var totalPoints = 0
    var mismatches: [VerificationMismatch] = []

    struct PersonInPosition: Hashable {
        let person: ID<Person>
        let position: ID<Position>
    }

    struct OverriddenKey: Hashable {
        let rule: String
        let pair: PersonInPosition
    }

    init(problem: SlateProblem, sheet: RuleSheet, lines: [SlateLine], overrides: [OverriddenGate]) {
        self.problem = problem
        self.sheet = sheet
        self.overrides = overrides
        let pinned = problem.pins.filter { $0.kind == .pin }
        pins = Set(pinned.map { PersonInPosition(person: $0.person, position: $0.position) })
        overridden = Set(
            overrides.map {
                OverriddenKey(rule: $0.rule, pair: PersonInPosition(person: $0.person, position: $0.position))
            }
        )
        capExempt = Set(overrides.filter { $0.rule == Rule.capServiceMembers.identifier }.map(\.position))
        standings = CapStanding.standings(of: problem, after: lines, exempt: capExempt)
    }

    mutating func checkRepeats(in lines: [SlateLine]) {
        var people: Set<ID<Person>> = []
        var positions: Set<ID<Position>> = []
        for line in lines {
            if !people.insert(line.person).inserted { mismatches.append(.personTwice(line.person)) }
            if !positions.insert(line.position).inserted { mismatches.append(.positionTwice(line.position)) }
        }
    }

    mutating func checkLine(_ line: SlateLine) {
        guard let opening = problem.opening(line.position), let candidate = problem.candidate(line.person) else {
            mismatches.append(.lineOutsideProblem(person: line.person, position: line.position))
            return
        }
        let pair = Pair(opening, candidate, in: problem, cap: standings[line.position])
        let key = PersonInPosition(person: line.person, position: line.position)
        for gate in sheet.gates {
            let isOverridden = overridden.contains(OverriddenKey(rule: gate.identifier, pair: key))
            guard case .failed = gate.evaluate(pair) else {
                if isOverridden { overrideWithoutCause(gate, line) }
                continue
            }
            if !isOverridden {
                mismatches.append(
                    .gateFailed(rule: gate.identifier, person: line.person, position: line.position)
                )
            } else if !pins.contains(key) {
                overrideWithoutCause(gate, line)
            }
        }
        if line.reportDay != pair.reportingDay || line.plannedEnd != pair.plannedEnd {
            mismatches.append(.daysDiffer(person: line.person, position: line.position))
        }
        let points = sheet.ledger(of: pair).reduce(0) { $0 + $1.points }
        if points != line.points {
            mismatches.append(
                .pointsDiffer(person: line.person, position: line.position, planned: line.points, found: points)
            )
        }
        totalPoints += points
    }

    private mutating func overrideWithoutCause(_ gate: Rule, _ line: SlateLine) {
        mismatches.append(
            .overrideWithoutCause(rule: gate.identifier, person: line.person, position: line.position)
        )
    }

    /// Counts the service members of each country day by day; lines whose pin overrides the cap are left out.
    mutating func checkCaps(lines: [SlateLine]) {
        var counted: [CountryCode: [SlateLine]] = [:]
        for line in lines where !capExempt.contains(line.position) {
            guard let opening = problem.opening(line.position), opening.countsTowardCap else { continue }
            counted[opening.position.country, default: []].append(line)
        }
        for cap in problem.caps {
            let lines = counted[cap.country] ?? []
            let holdings = cap.holdings + lines.map { DayRange(from: $0.reportDay) }
            guard let first = lines.map(\.reportDay).min() else { continue }
            let found = CapSeats.peak(of: holdings, from: first)
            if found > cap.limit {
                mismatches.append(.capExceeded(country: cap.country, limit: cap.limit, found: found))
            }
        }
    }

    mutating func checkLimits(lines: [SlateLine]) {
        guard let limits = problem.limits else { return }
        for limit in limits.limits where !LimitTally(limit, limits, lines: lines, of: problem).isKept {
            mismatches.append(.limitBroken(limit))
        }
    }

    mutating func checkPins(lines: [SlateLine]) {
        let used = Set(lines.map { PersonInPosition(person: $0.person, position: $0.position) })
        for pin in problem.pins {
            let isUsed = used.contains(PersonInPosition(person: pin.person, position: pin.position))
            switch pin.kind {
            case .pin where !isUsed:
                mismatches.append(.pinIgnored(person: pin.person, position: pin.position))
            case .exclude where isUsed:
                mismatches.append(.exclusionIgnored(person: pin.person, position: pin.position))
            case .pin, .exclude: break
            }
        }
    }

    mutating func checkTotals(totalPoints planned: Int, bound: Int) {
        if planned != totalPoints { mismatches.append(.totalDiffers(planned: planned, found: totalPoints)) }
        // Under limits the search may end before it has proven its slate the best; lines kept for points cost some.
        let isExact = problem.limits == nil && (problem.kept?.points ?? 0) == 0
        if isExact ? planned != bound : planned > bound {
            mismatches.append(.boundDiffers(total: planned, bound: bound))
        }
    }
}
