/** Half of a random container name. */
export const adjectives =
  'able agile airy amber apt arctic ardent awake balmy bold brave breezy bright brisk calm candid careful cheerful civil clear clever copper cordial cosy curious daring deft eager earnest easy even fair fearless fine fond frank fresh friendly gentle glad golden grand happy hardy honest humble jolly keen kind lively loyal lucid lucky mellow merry mild modest neat nimble noble patient placid plucky polite proud quick quiet ready serene sharp silver sincere smart snug spry steady sunny swift tidy tranquil trusty upbeat vivid warm wise witty zesty'.split(
    ' ',
  )

/** The other half: scientists and engineers. */
export const surnames =
  'abel agnesi ampere anning archimedes avogadro banach bernoulli boole born boyle brahe cantor cauchy cavendish celsius cori coulomb dalton davy descartes dirac doppler eratosthenes faraday fibonacci fourier franklin fresnel frege galois gauss gibbs green hahn hamilton hertz hilbert hooke humboldt huygens joule kelvin klein lagrange laplace lavoisier leibniz linnaeus maxwell mendel meitner minkowski mirzakhani newcomen noether ohm oersted pauling peano peirce planck poincare ramanujan riemann roentgen rutherford somerville stokes tesla tycho venn volta watt weyl wiener young zuse'.split(
    ' ',
  )
