public import CadreDomain

/// The figures that limits are counted with, as a run has frozen them.
public struct LimitFigures: Hashable, Sendable {
    /// After how many steps the search for the best slate stops; a count, so that every machine stops at the same.
    public let stepCountMax: Int
    /// What a move to another country in the area of the same command costs, in cents.
    public let moveCentsWithinArea: Int
    /// What a farther move costs, in cents.
    public let moveCentsFarther: Int

    /// Makes a set of figures.
    public init(stepCountMax: Int, moveCentsWithinArea: Int, moveCentsFarther: Int) {
        self.stepCountMax = stepCountMax
        self.moveCentsWithinArea = moveCentsWithinArea
        self.moveCentsFarther = moveCentsFarther
    }

    /// The figures in force on a day.
    public init(inForceOn day: Day) {
        stepCountMax = DatedFigure.value(of: DatedFigure.searchSteps, on: day)
        moveCentsWithinArea = DatedFigure.value(of: DatedFigure.moveCentsWithinArea, on: day)
        moveCentsFarther = DatedFigure.value(of: DatedFigure.moveCentsFarther, on: day)
    }

    /// What a move costs, in cents.
    func cents(of pair: Pair) -> Int {
        switch Rule.moveDistance(of: pair) {
        case 0: 0
        case 1: moveCentsWithinArea
        default: moveCentsFarther
        }
    }
}

extension DatedFigure {
    /// After how many steps the search under limits stops, earliest first.
    public static let searchSteps = [
        DatedFigure(
            value: 4_000, validFrom: Rules.recordOpens, confidence: .unverified,
            source: "Cadre's own choice between waiting and proof"
        )
    ]

    /// What a move to another country in the area of the same command costs, in cents, earliest first.
    public static let moveCentsWithinArea = [
        DatedFigure(
            value: 1_500_000, validFrom: Rules.recordOpens, confidence: .unverified,
            source: "Cadre's own placeholder; no fares are looked up"
        )
    ]

    /// What a farther move costs, in cents, earliest first.
    public static let moveCentsFarther = [
        DatedFigure(
            value: 3_000_000, validFrom: Rules.recordOpens, confidence: .unverified,
            source: "Cadre's own placeholder; no fares are looked up"
        )
    ]
}
