public import CadreDomain

/// The two figures that gates count days with, as a run has frozen them.
public struct PlanningFigures: Hashable, Sendable {
    /// The days that must lie between availability and reporting day to earn one level of certification.
    public let certificationDaysMin: Int
    /// How many days after the report day somebody may still arrive.
    public let lateArrivalDaysMax: Int

    /// Makes a set of figures.
    public init(certificationDaysMin: Int, lateArrivalDaysMax: Int) {
        self.certificationDaysMin = certificationDaysMin
        self.lateArrivalDaysMax = lateArrivalDaysMax
    }

    /// The figures in force on a day, from ``DatedFigure/certificationDays`` and ``DatedFigure/lateArrivalDays``.
    public init(inForceOn day: Day) {
        certificationDaysMin = DatedFigure.value(of: DatedFigure.certificationDays, on: day)
        lateArrivalDaysMax = DatedFigure.value(of: DatedFigure.lateArrivalDays, on: day)
    }
}

/// A number that rules use, with the day from which it holds and where it comes from.
public struct DatedFigure: Hashable, Sendable {
    /// The number.
    public let value: Int
    /// From when it holds.
    public let validFrom: Day
    /// How much it can be trusted.
    public let confidence: Confidence
    /// Where it comes from.
    public let source: String

    /// The length in days of the course that leads to the next level of certification, earliest first.
    public static let certificationDays = [
        DatedFigure(
            value: 49,
            validFrom: Rules.recordOpens,
            confidence: .verified,
            source: "SCO Operations course, seven weeks: "
                + "https://instituteforsecuritygovernance.org/dscu/news/dscu-sco-update-graduation-dsi-and-dscs; "
                + "that one course earns one level is Cadre's own assumption"
        )
    ]

    /// How many days after the report day a successor may still arrive, earliest first.
    public static let lateArrivalDays = [
        DatedFigure(
            value: 60,
            validFrom: Rules.recordOpens,
            confidence: .unverified,
            source: "Cadre's own placeholder"
        )
    ]

    /// How many days successor and incumbent should overlap, earliest first.
    public static let overlapDays = [
        DatedFigure(
            value: 14,
            validFrom: Rules.recordOpens,
            confidence: .unverified,
            source: "Cadre's own placeholder"
        )
    ]

    /// The latest figure that holds on the day; 0 where none does yet.
    static func value(of figures: [DatedFigure], on day: Day) -> Int {
        figures.last { $0.validFrom <= day }?.value ?? 0
    }
}
