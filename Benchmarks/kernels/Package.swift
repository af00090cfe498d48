// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The kernels by symbolic link, so that measuring builds no package that the product depends on.
let package = Package(
    name: "KernelBenchmark",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "CadreNumerics", swiftSettings: settings),
        .executableTarget(name: "measure-kernels", dependencies: ["CadreNumerics"], swiftSettings: settings),
    ]
)
