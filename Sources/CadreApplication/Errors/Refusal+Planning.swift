import CadreDomain
import CadrePlanning

extension Refusal {
    /// Says in the words of a use case why planning stopped.
    init(_ error: PlanningError) {
        switch error {
        case .pinOutsideProblem(let person, let position), .pinsConflict(let person, let position):
            self.init(
                .pinImpossible,
                "The decision on (\(person)) and (\(position)) contradicts another or names somebody outside the run.",
                fix: "Pin a candidate of this slate to an opening of this slate, each at most once."
            )
        case .positionOutsideProblem(let position):
            self.init(
                .positionNotFound, "The position (\(position)) is no opening of this slate.",
                fix: "Choose a position that falls vacant in the slate's window."
            )
        case .personOutsideProblem(let person):
            self.init(
                .personNotFound, "The person (\(person)) is no candidate of this slate.",
                fix: "Choose somebody who comes available in the slate's window."
            )
        case .limitOutsideProblem(let limit, let person):
            self.init(
                .limitInvalid,
                "The limit (\(limit)) names (\(person)), who is no candidate of the window or is in another couple.",
                fix: "Name two people who both come available in the window, each in one couple."
            )
        case .limitsConflict(let conflict):
            self.init(conflict)
        case .limitsUndecided(let stepCount):
            self.init(undecidedAfter: stepCount)
        case .frontTooLarge:
            self.init(
                .frontTooLarge, "The values of the slate's pairs are too large to be weighed against each other.",
                fix: "Solve the window with smaller weights of rules, and ask for the front of that slate."
            )
        case .endedWithoutSlate:
            self.init(
                .runFailed, "The run was stopped before it had found a slate.",
                fix: "Start it again, and stop it later or give way in one of the limits."
            )
        case .cancelled:
            self.init(.runFailed, "The run was stopped.", fix: "Start it again.")
        case .repeatedRecord(let record):
            self.init(.runFailed, "The record (\(record)) stands twice in the input.", fix: "Tell the operator.")
        case .unknownRule(let rule):
            self.init(.runFailed, "The rule (\(rule)) does not exist.", fix: "Name rules of docs/rules.md only.")
        case .ruleVersionDiffers(let rule, let frozen, let current):
            self.init(
                .runFailed, "The rule (\(rule)) was at version (\(frozen)) and is at (\(current)) now.",
                fix: "Solve a new slate; the old one cannot be repeated with this version of Cadre."
            )
        case .weightOutOfRange(let rule, let weight):
            self.init(
                .parameterBadValue, "The weight of (\(rule)) is (\(weight)).",
                fix: "Give a whole number from 0 to \(Grouped.text(RuleSetting.weightMax))."
            )
        case .verificationFailed(let mismatches):
            self.init(
                .runFailed, "The slate failed its independent check (\(mismatches.count) mismatches).",
                fix: "Nothing was stored. Tell the operator."
            )
        }
    }

    /// Says which limits no slate can keep to together.
    private init(_ conflict: LimitConflict) {
        let isTight = conflict.isMinimal && conflict.parts.count > 1
        self.init(
            .limitInfeasible, conflict.sentence + (isTight ? " None of them can be spared." : ""),
            fix: "Give way in one of the limits, or take one away.",
            problems: conflict.parts.map {
                Problem(pointer: $0.limit?.description ?? "pin", detail: $0.title, fix: Self.remedy($0))
            }
        )
    }

    /// Says that the search ended before it was known whether a slate can keep to every limit.
    private init(undecidedAfter stepCount: Int) {
        self.init(
            .limitInfeasible,
            stepCount == 0
                ? "The points and the limits are too large to be summed."
                : "After \(Grouped.text(stepCount)) steps no slate was found that keeps to every limit; "
                    + "whether there is one is not known.",
            fix: "Give way in one of the limits, or take one away."
        )
    }

    /// How little a limit or pin in conflict has to give way, and what the best slate is worth then.
    private static func remedy(_ part: LimitConflict.Part) -> String {
        guard let loosened = part.loosened else { return "Giving way in it alone is not known to help." }
        return "Possible \(loosened)" + (part.points.map { ", then \(Grouped.count($0, "point"))." } ?? ".")
    }
}
