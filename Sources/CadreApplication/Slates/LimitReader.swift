import CadreDomain
import CadrePlanning

/// Reads the limits of a slate as people write them, with offices by code or identity.
public struct LimitReader {
    let snapshot: RegisterSnapshot

    /// The most limits that a slate may have.
    public static let limitCountMax = 50
    private static let forms =
        "couple=PERSON,PERSON; min-fill=PLACE:COUNT or min-fill=PLACE:PERCENT%; move-budget=DOLLARS; "
        + "max-gap=PLACE:DAYS; balance=COMMAND,COMMAND:PERCENT%; training-seats=DAY:SEATS,DAY:SEATS; cap=COUNTRY"
    private static let places = "a place is a combatant command or an office"
    /// How limits are written, for help.
    public static let grammar = "\(forms); \(places)"
    /// How the limit is written that only a slate solved again can have.
    public static let againGrammar = "touch=PEOPLE"

    /// Takes text apart into limits, one a line; a comma separates two as well where a limit begins after it.
    public static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            var isFirst = true
            for part in line.split(separator: ",", omittingEmptySubsequences: false) {
                if isFirst || part.contains("=") {
                    lines.append(String(part))
                } else {
                    lines[lines.count - 1] += "," + part
                }
                isFirst = false
            }
        }
        return lines.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The limits with the figures in force on a day; nil where there is none.
    ///
    /// - Parameters:
    ///   - earlier: The limits that these are added to, whose figures are kept; a limit on the people touched is left
    ///     out of them, as it compares with the slate before.
    ///   - base: The slate that is solved again; nil for a new one.
    /// - Throws: `limit.invalid` with every text at fault.
    func limits(
        _ texts: [String], on day: Day, addedTo earlier: SlateLimits? = nil, comparedWith base: KeptLines? = nil
    ) throws(Refusal) -> SlateLimits? {
        var limits = (earlier?.limits ?? []).filter { $0.kind != .touch }
        guard texts.count + limits.count <= Self.limitCountMax else {
            throw Refusal(
                .limitInvalid, "There are (\(texts.count + limits.count)) limits.",
                fix: "Give at most \(Self.limitCountMax) limits."
            )
        }
        var (offices, problems) = (Set(earlier?.offices ?? []), [Refusal.Problem]())
        for text in texts {
            do throws(Fault) {
                let limit = try limit(text, on: day)
                guard limit.kind != .touch || base != nil else {
                    throw Fault(
                        detail: "The limit (\(text)) compares with an earlier slate, and there is none",
                        fix: "Give it where a slate is solved again."
                    )
                }
                limits.append(limit)
                if case .office(let id) = limit.group, let office = snapshot.office(id, on: day) {
                    offices.insert(OfficeCode(id: id, code: office.code))
                }
            } catch {
                problems.append(Refusal.Problem(pointer: "/limits", detail: error.detail, fix: error.fix))
            }
        }
        guard problems.isEmpty else {
            let count = Grouped.count(problems.count, "limit")
            throw Refusal(
                .limitInvalid, problems.count == 1 ? problems[0].detail + "." : "\(count) cannot be used.",
                fix: problems[0].fix, problems: problems
            )
        }
        return SlateLimits(
            limits, figures: earlier?.figures ?? LimitFigures(inForceOn: day), offices: Array(offices), base: base
        )
    }

    private struct Fault: Error {
        let detail: String
        let fix: String
    }

    private func limit(_ text: String, on day: Day) throws(Fault) -> SlateLimit {
        let trimmed = text.filter { !$0.isWhitespace }
        let parts = trimmed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let unreadable = Fault(
            detail: "The limit (\(text)) cannot be read",
            fix: "Write \(Self.forms); where a slate is solved again also \(Self.againGrammar); \(Self.places)."
        )
        guard parts.count == 2, let kind = SlateLimit.Kind(rawValue: parts[0]) else { throw unreadable }
        switch kind {
        case .moveBudget, .touch, .trainingSeats:
            guard let limit = SlateLimit(trimmed) else { throw unreadable }
            return limit
        case .couple:
            guard let limit = SlateLimit(trimmed), case .couple(let first, let second) = limit else { throw unreadable }
            for person in [first, second] where snapshot.versions(of: person).isEmpty {
                throw Fault(
                    detail: "The limit (\(text)) names the person (\(person)), who is not there",
                    fix: "Give the identity, such as per_000031."
                )
            }
            return limit
        case .balance:
            guard let limit = SlateLimit(trimmed), case .balance(let first, let second, _) = limit else {
                throw unreadable
            }
            for command in [first, second] where !isKnown(command) { throw unknown(command.rawValue, text) }
            return limit
        case .cap:
            guard let country = snapshot.reference.country(written: parts[1]) else {
                throw Fault(
                    detail: "The limit (\(text)) names the country (\(parts[1])), which is not there",
                    fix: "Give the code of a country, such as PHL."
                )
            }
            guard snapshot.reference.strengthCap(in: country.code, on: day) != nil else {
                throw Fault(
                    detail: "The limit (\(text)) names \(country.name), where no cap on service members holds on "
                        + "(\(day))",
                    fix: "Leave the limit out."
                )
            }
            return .cap(country.code)
        case .minimumFill, .maximumGap:
            let place = parts[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard place.count == 2 else { throw unreadable }
            guard let group = group(place[0], on: day) else { throw unknown(place[0], text) }
            guard let limit = SlateLimit("\(kind.rawValue)=\(group):\(place[1])") else { throw unreadable }
            return limit
        }
    }

    private func unknown(_ place: String, _ text: String) -> Fault {
        Fault(
            detail: "The limit (\(text)) names the office or command (\(place)), which is not there",
            fix: "Give a combatant command, or an office by code or identity."
        )
    }

    private func isKnown(_ command: CommandCode) -> Bool {
        snapshot.reference.command(command) != nil
            || snapshot.register.offices.contains { $0.command == command && !$0.validity.isEmpty }
    }

    /// The command with this code, or else the office with this identity or code.
    private func group(_ text: String, on day: Day) -> PositionGroup? {
        if let command = CommandCode(text), isKnown(command) { return .command(command) }
        let office = ID<Office>(text).flatMap { snapshot.office($0, on: day) } ?? snapshot.office(code: text, on: day)
        return office.map { .office($0.id) }
    }
}
